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
    readonly IReadOnlyDictionary<string, string> kinds;

    public FakeOptions(IEnumerable<string> specs, params (string Name, string Value)[] properties)
        : this(specs.ToDictionary(static path => path, static _ => "spec", StringComparer.Ordinal), properties)
    {
    }

    public FakeOptions(IReadOnlyDictionary<string, string> kinds, params (string Name, string Value)[] properties)
    {
        this.kinds = kinds;
        GlobalOptions = new Map(properties.ToDictionary(
            static property => "build_property." + property.Name, static property => property.Value, StringComparer.Ordinal));
    }

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Map.Empty;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => kinds.TryGetValue(textFile.Path, out var kind)
        ? new Map(new(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.DeployKind"] = kind })
        : Map.Empty;

    sealed class Map(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Map Empty = new([]);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
