using System.Collections.Immutable;
using System.Text;
using BenchmarkDotNet.Attributes;
using Deploy.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Benchmarks.InProcess;

/// <summary>The spec is held against the code of a web app of 200 files, after a key stroke in either.</summary>
[MemoryDiagnoser]
public class CodeBenchmarks
{
    const int Files = 200;

    static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new DeploymentAnalyzer()];

    static readonly ImmutableArray<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        .Select(static MetadataReference (path) => MetadataReference.CreateFromFile(path)).ToImmutableArray();

    readonly SpecOptions options = new();
    CSharpCompilation compilation = null!;
    SourceText spec = null!;
    int edits;

    [GlobalSetup]
    public void SetUp()
    {
        compilation = CSharpCompilation.Create("Shop", Sources().Select(static text => CSharpSyntaxTree.ParseText(text)), References, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var text = new StringBuilder("deployment:\n  health: /alive\n  env:\n");
        for (var i = 0; i < 297; i++)
            text.Append("    SETTING_").Append(i).Append(": some value ").Append(i).Append('\n');
        spec = SourceText.From(text.ToString());
    }

    /// <summary>One digit in the middle of deployment.yaml; the code stays.</summary>
    [Benchmark]
    public Task<int> EditOfTheSpec() => Report(compilation, new EditedFile(spec.WithChanges(new TextChange(new TextSpan(spec.Length / 2, 0), Digit()))));

    /// <summary>One file of the code; the others keep what is known of them.</summary>
    [Benchmark]
    public Task<int> EditOfTheCode()
    {
        var tree = compilation.SyntaxTrees[Files / 2];
        return Report(compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(new TextChange(new TextSpan(tree.Length, 0), "// " + Digit())))), new EditedFile(spec));
    }

    string Digit() => (edits++ % 10).ToString(System.Globalization.CultureInfo.InvariantCulture);

    async Task<int> Report(Compilation code, EditedFile file)
    {
        var result = await code.WithAnalyzers(Analyzers, new AnalyzerOptions([file], options)).GetAnalysisResultAsync(file, default).ConfigureAwait(false);
        return result.GetAllDiagnostics().Count(static diagnostic => diagnostic.Id == "DEPLOY0401") is 1 ? 1 : throw new InvalidOperationException("The path that is not mapped was not found.");
    }

    static IEnumerable<string> Sources()
    {
        yield return """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.MapHealthChecks("/health");
            app.Run();
            """;
        for (var i = 1; i < Files; i++)
        {
            yield return $$"""
                using Microsoft.AspNetCore.Mvc;
                using Microsoft.Extensions.Configuration;
                [Route("api/part{{i}}")]
                public class Part{{i}}Controller(IConfiguration configuration) : ControllerBase
                {
                    readonly System.Collections.Generic.Dictionary<string, int> cache = new();
                    [HttpGet("items")]
                    public string Get() => configuration["Part{{i}}:Name"] ?? "none";
                    [HttpPost("items")]
                    public int Post(string name) { cache.Add(name, 1); return cache[name] + System.Math.Max(cache.Count, {{i}}); }
                }
                """;
        }
    }
}
