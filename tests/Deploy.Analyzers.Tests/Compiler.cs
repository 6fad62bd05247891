using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers.Tests;

/// <summary>The C# compiler with our analyzer and generator in it.</summary>
static class Compiler
{
    public const string SpecPath = "/app/deployment.yaml";

    static readonly ImmutableArray<MetadataReference> Framework =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
        .Select(static MetadataReference (path) => MetadataReference.CreateFromFile(path)).ToImmutableArray();

    public static CSharpCompilation Compilation(
        string code, LanguageVersion language = LanguageVersion.Latest, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var options = new CSharpCompilationOptions(
            kind,
            generalDiagnosticOption: ReportDiagnostic.Error,
            nullableContextOptions: language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable);
        var tree = CSharpSyntaxTree.ParseText(code, ParseOptions(language), path: "/app/Program.cs");
        return CSharpCompilation.Create("App", [tree], Framework, options);
    }

    public static CSharpParseOptions ParseOptions(LanguageVersion language) => new(language, DocumentationMode.Diagnose);

    /// <summary>What the analyzer reports.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        IEnumerable<AdditionalText> files, AnalyzerConfigOptionsProvider options, CompilationOptions? compilationOptions = null)
    {
        Compilation compilation = Compilation("class C { }");
        if (compilationOptions is not null)
            compilation = compilation.WithOptions(compilationOptions);
        return compilation
            .WithAnalyzers([new DeploymentAnalyzer()], new AnalyzerOptions([.. files], options))
            .GetAnalyzerDiagnosticsAsync();
    }

    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string spec, CompilationOptions? options = null) =>
        AnalyzeAsync([new FakeFile(SpecPath, spec)], new FakeOptions([SpecPath]), options);

    public static GeneratorDriver Driver(string spec, LanguageVersion language, params (string Name, string Value)[] properties) =>
        CSharpGeneratorDriver.Create(
            [new DeploymentInfoGenerator().AsSourceGenerator()],
            [new FakeFile(SpecPath, spec)],
            ParseOptions(language),
            new FakeOptions([SpecPath], properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by name.</summary>
    public static Dictionary<string, string> Generate(
        string spec, LanguageVersion language = LanguageVersion.Latest, params (string Name, string Value)[] properties) =>
        Driver(spec, language, properties).RunGenerators(Compilation("class C { }", language)).GetRunResult().Results.Single()
            .GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString(), StringComparer.Ordinal);
}
