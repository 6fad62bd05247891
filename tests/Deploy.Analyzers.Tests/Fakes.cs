using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Analyzers.Tests;

/// <summary>An additional file that is nowhere on disk.</summary>
sealed class FakeFile(string path, string text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}

/// <summary>What MSBuild would hand to the compiler: properties, and which additional files are specs.</summary>
sealed class FakeOptions : AnalyzerConfigOptionsProvider
{
    readonly HashSet<string> specs;

    public FakeOptions(IEnumerable<string> specs, params (string Name, string Value)[] properties)
    {
        this.specs = specs.ToHashSet(StringComparer.Ordinal);
        GlobalOptions = new Map(properties.ToDictionary(
            static property => "build_property." + property.Name, static property => property.Value, StringComparer.Ordinal));
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Map.Empty;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => specs.Contains(textFile.Path)
        ? new Map(new(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.DeployKind"] = "spec" })
        : Map.Empty;

    sealed class Map(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Map Empty = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
