using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers.Tests.Code;

/// <summary>
/// A folder of tests/code: deployment.yaml and C# code that disagree, and diagnostics.txt with what is said of it. Optional:
/// appsettings*.json, launchSettings.json, properties.txt (Name=Value), references.txt (names of assemblies of tests/code/packages that
/// stand for other projects of the solution).
/// </summary>
sealed class CodeCase(string folder)
{
    static readonly string Root = Repository.PathOf("tests/code");

    static readonly string[] Projects = ["Shop.ServiceDefaults", "Shop.Data"];

    static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(static () =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        .Select(static MetadataReference (path) => MetadataReference.CreateFromFile(path)).ToImmutableArray());

    static readonly Lazy<ImmutableDictionary<string, CompilationReference>> Packages = new(LoadPackages);

    // Those of Microsoft.NET.Sdk.Web.
    static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(string.Concat(new[]
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "System.Net.Http.Json", "Microsoft.AspNetCore.Builder",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    }.Select(static name => $"global using {name};\n")), path: "/app/Usings.cs");

    public static IEnumerable<CodeCase> All => Directory.GetDirectories(Root).Where(static folder => Path.GetFileName(folder) != "packages").Order(StringComparer.Ordinal).Select(static folder => new CodeCase(folder));

    public string Name => Path.GetFileName(folder);

    public string ExpectedPath => Path.Combine(folder, "diagnostics.txt");

    public override string ToString() => Name;

    /// <summary>What the analyzer says, a line each, in the order of the files.</summary>
    public async Task<string> ReportAsync() => string.Concat((await AnalyzeAsync()).Select(static diagnostic => Describe(diagnostic) + "\n"));

    public async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync()
    {
        var sources = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        var files = Directory.GetFiles(folder).Where(static path => Path.GetExtension(path) is ".yaml" or ".json").Order(StringComparer.Ordinal)
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText, StringComparer.Ordinal);
        return await AnalyzeAsync(sources, files, Lines("references.txt"), Lines("properties.txt"));
    }

    /// <summary>Compiles and analyzes; the code itself must compile.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(
        IReadOnlyDictionary<string, string> sources, IReadOnlyDictionary<string, string> files, IReadOnlyList<string> references, IReadOnlyList<string> properties)
    {
        var compilation = Compile(sources, references);
        Assert.That(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        var additional = files.Select(static file => (AdditionalText)new FakeFile("/app/" + file.Key, file.Value)).ToImmutableArray();
        var options = new FakeOptions(
            files.Keys.ToDictionary(static name => "/app/" + name, KindOf, StringComparer.Ordinal),
            [.. properties.Concat(Defaults).Select(static line => (Name: line.Split('=')[0], Value: line.Split('=')[1])).DistinctBy(static property => property.Name, StringComparer.Ordinal)]);
        var found = await compilation.WithAnalyzers([new DeploymentAnalyzer()], new AnalyzerOptions(additional, options)).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    static string[] Defaults => ["OutputType=Exe", "DeployMapHealth=true", "AssemblyName=Shop", "Version=1.0.0"];

    static string KindOf(string name) => name == "launchSettings.json" ? "launch" : name.EndsWith(".json", StringComparison.Ordinal) ? "settings" : "spec";

    static CSharpCompilation Compile(IReadOnlyDictionary<string, string> sources, IReadOnlyList<string> references) => CSharpCompilation.Create(
        "Shop",
        sources.Select(static source => CSharpSyntaxTree.ParseText(source.Value, path: "/app/" + source.Key)).Append(Usings),
        [.. Framework.Value, .. Packages.Value.Where(package => !Projects.Contains(package.Key, StringComparer.Ordinal)).Select(static package => Image(package.Value)), .. references.Select(static name => Packages.Value[name])],
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    // As a package is: an assembly, and not a project of the solution.
    static PortableExecutableReference Image(CompilationReference package)
    {
        using var stream = new MemoryStream();
        Assert.That(package.Compilation.Emit(stream).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), Is.Empty);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    static ImmutableDictionary<string, CompilationReference> LoadPackages()
    {
        var loaded = ImmutableDictionary.Create<string, CompilationReference>(StringComparer.Ordinal);
        // Shop.Data refers to one of the others.
        foreach (var path in Directory.GetFiles(Path.Combine(Root, "packages")).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var compilation = CSharpCompilation.Create(
                name, [CSharpSyntaxTree.ParseText(File.ReadAllText(path))], [.. Framework.Value, .. loaded.Values],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
            loaded = loaded.Add(name, compilation.ToMetadataReference());
        }

        return loaded;
    }

    string[] Lines(string file) => File.Exists(Path.Combine(folder, file)) ? [.. File.ReadAllLines(Path.Combine(folder, file)).Where(static line => line.Length > 0)] : [];

    static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return $"{place.Path["/app/".Length..]}({start.Line + 1},{start.Character + 1}-{place.EndLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
