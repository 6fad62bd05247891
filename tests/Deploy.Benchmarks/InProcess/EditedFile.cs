using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.Benchmarks.InProcess;

/// <summary>deployment.yaml as an IDE holds it.</summary>
sealed class EditedFile(SourceText text) : AdditionalText
{
    public override string Path => "/app/deployment.yaml";

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;

    /// <summary>The file after one digit was typed over, somewhere in its middle. The text is the old one with a change, as in an IDE.</summary>
    public EditedFile Edit(int number)
    {
        var place = text.ToString(new TextSpan(text.Length / 2, text.Length / 2)).IndexOf("--queue ", StringComparison.Ordinal) + (text.Length / 2) + "--queue ".Length;
        return new EditedFile(text.WithChanges(new TextChange(new TextSpan(place, 1), ((char)('0' + (number % 10))).ToString())));
    }
}

/// <summary>What MSBuild would hand to the compiler: the one additional file is the spec.</summary>
sealed class SpecOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Map("build_property.AssemblyName", "Shop");

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Spec;

    static readonly Map Spec = new("build_metadata.AdditionalFiles.DeployKind", "spec");

    sealed class Map(string name, string text) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == name ? text : null;
            return value is not null;
        }
    }
}
