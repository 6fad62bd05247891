using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using LinePosition = Microsoft.CodeAnalysis.Text.LinePosition;
using SourceText = Deploy.Core.Text.SourceText;

namespace Deploy.Analyzers;

/// <summary>Which of the compiler's additional files is the deployment file, and places in such files.</summary>
static class SpecFile
{
    /// <summary>Metadata of the item, set by Deploy.Analyzer.targets. The file's name says nothing: DeploySpecFile may be any.</summary>
    public const string KindMetadata = "DeployKind";

    const string KindKey = "build_metadata.AdditionalFiles." + KindMetadata;

    /// <summary>True for the file that DeploySpecFile names.</summary>
    public static bool IsSpec(AdditionalText file, AnalyzerConfigOptionsProvider options) => KindOf(file, options) == "spec";

    /// <summary>What the file is to Deploy.Sdk; null for those of others.</summary>
    public static string? KindOf(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(KindKey, out var kind) && kind.Length > 0 ? kind : null;

    /// <summary>The text in Deploy.Core's words; null when it cannot be read, which the compiler reports itself.</summary>
    public static SourceText? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? new SourceText(file.Path, text.ToString()) : null;

    /// <summary>A place in the compiler's words.</summary>
    public static Location LocationOf(SourceText text, Core.Text.TextSpan span) => Location.Create(
        text.Path,
        new TextSpan(span.Start, span.Length),
        new LinePositionSpan(ToRoslyn(text.GetPosition(span.Start)), ToRoslyn(text.GetPosition(span.End))));

    static LinePosition ToRoslyn(Core.Text.LinePosition position) => new(position.Line, position.Character);
}
