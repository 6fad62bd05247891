using System.Text;
using Deploy.Core.Artifacts;
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

    /// <summary>Name of the app, which the content's <c>__chart__</c> becomes.</summary>
    string ChartName => Compilation.Files!.Select(static file => file.Path.Split('/')).FirstOrDefault(static parts => parts is ["helm", _, "Chart.yaml"])?[1] ?? "";

    public string DiagnosticLines() => DiagnosticText.Write(Compilation.Diagnostics, Compilation.Text);

    /// <summary>The generated files that are no copies of content, and the manifest with a word for each hash of a copy.</summary>
    public IReadOnlyDictionary<string, byte[]> FilesOfItsOwn()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var copies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Compilation.Files!)
        {
            if (CopyOf(file) is { } source)
                copies.Add(file.Path, source);
            else
                files.Add(file.Path, file.Content);
        }

        var lines = Encoding.UTF8.GetString(files[Manifest.FileName]).Split('\n').Select(line =>
            line.Split('\t') is [_, var path, ..] fields && copies.TryGetValue(path, out var source) ? string.Join('\t', [$"copy of content/{source}", .. fields[1..]]) : line);
        files[Manifest.FileName] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return files;
    }

    public override string ToString() => Name;

    string? CopyOf(Artifact file)
    {
        var name = ChartName;
        return Repository.ContentBytes.Where(content => Path.GetFileName(content.Key) == Path.GetFileName(file.Path) || file.Path == "docker/.dockerignore")
            .FirstOrDefault(content => Encoding.UTF8.GetString(content.Value).Replace("__chart__", name, StringComparison.Ordinal) == Encoding.UTF8.GetString(file.Content)).Key;
    }
}
