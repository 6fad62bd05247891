using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Deploy.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Benchmarks.InProcess;

/// <summary>What happens in an IDE after each key stroke in deployment.yaml, through the compiler's own driver.</summary>
[MemoryDiagnoser]
public class EditBenchmarks
{
    static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new DeploymentAnalyzer()];

    readonly CSharpCompilation compilation = CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText("class C { }")],
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    readonly SpecOptions options = new();
    EditedFile file = new(SourceText.From(""));
    GeneratorDriver driver = null!;
    EditedFile generated = null!;
    int edits;

    [Params(300, 5_000, 10_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        file = new EditedFile(SourceText.From(SpecTexts.WithLines(Lines)));
        generated = file;
        driver = CSharpGeneratorDriver.Create([new DeploymentInfoGenerator().AsSourceGenerator()], [file], optionsProvider: options).RunGenerators(compilation);
    }

    /// <summary>The problems are found anew. The compiler keeps nothing from one version of an additional file to the next.</summary>
    [Benchmark]
    public async Task<int> Analyzer()
    {
        var edited = file.Edit(edits++);
        var result = await compilation.WithAnalyzers(Analyzers, new AnalyzerOptions([edited], options)).GetAnalysisResultAsync(edited, default).ConfigureAwait(false);
        return result.GetAllDiagnostics() is { Length: > 0 } found ? found.Length : throw new InvalidOperationException("The spec has problems, none was found.");
    }

    /// <summary>Where the IDE runs generators at each key stroke and not only when saving.</summary>
    [Benchmark]
    public GeneratorDriver Generator()
    {
        var edited = generated.Edit(edits++);
        driver = driver.ReplaceAdditionalText(generated, edited).RunGenerators(compilation);
        generated = edited;
        return driver;
    }
}
