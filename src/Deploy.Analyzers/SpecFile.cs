using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>Which of the compiler's additional files is the deployment file.</summary>
static class SpecFile
{
    /// <summary>Metadata of the item, set by Deploy.Analyzer.targets. The file's name says nothing: DeploySpecFile may be any.</summary>
    public const string KindMetadata = "DeployKind";

    const string KindKey = "build_metadata.AdditionalFiles." + KindMetadata;

    /// <summary>True for the file that DeploySpecFile names.</summary>
    public static bool IsSpec(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(KindKey, out var kind) && kind == "spec";

    /// <summary>The text in Deploy.Core's words; null when it cannot be read, which the compiler reports itself.</summary>
    public static Core.Text.SourceText? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? new Core.Text.SourceText(file.Path, text.ToString()) : null;
}
