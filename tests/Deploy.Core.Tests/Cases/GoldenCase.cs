using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cases;

/// <summary>A folder of tests/cases: deployment.yaml, and perhaps facts.txt and overlay/; what shall come of it is diagnostics.txt and expected/.</summary>
sealed class GoldenCase
{
    readonly Lazy<Compilation> compilation;

    GoldenCase(string folder)
    {
        Folder = folder;
        Name = Path.GetFileName(folder);
        Spec = File.ReadAllBytes(Path.Combine(folder, "deployment.yaml"));
        Facts = FactsFile.Read(Path.Combine(folder, "facts.txt"), Name);
        Overlay = Repository.ReadTree(Path.Combine(folder, "overlay")).Select(static file => new OverlayFile(file.Key, $"deploy/{file.Key}", file.Value)).ToList();
        compilation = new Lazy<Compilation>(() => Compilation.Of(Spec, Facts, Overlay));
    }

    public static IReadOnlyList<GoldenCase> All { get; } =
        Directory.GetDirectories(Repository.Cases).Order(StringComparer.Ordinal).Select(static folder => new GoldenCase(folder)).ToList();

    /// <summary>Those from which files are generated.</summary>
    public static IEnumerable<GoldenCase> Good => All.Where(static item => item.Compilation.Files is not null);

    public string Name { get; }

    public string Folder { get; }

    public byte[] Spec { get; }

    public ProjectFacts Facts { get; }

    public IReadOnlyList<OverlayFile> Overlay { get; }

    public Compilation Compilation => compilation.Value;

    public string ExpectedFolder => Path.Combine(Folder, "expected");

    public bool HasWarnings => Compilation.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);

    public string DiagnosticLines() => DiagnosticText.Write(Compilation.Diagnostics, Compilation.Text);

    /// <inheritdoc cref="OwnFiles.Of"/>
    public IReadOnlyDictionary<string, byte[]> FilesOfItsOwn() => OwnFiles.Of(Compilation.Files!);

    public override string ToString() => Name;
}
