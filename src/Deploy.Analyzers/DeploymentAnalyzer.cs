using System.Collections.Immutable;
using Deploy.Core;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using LinePosition = Microsoft.CodeAnalysis.Text.LinePosition;

namespace Deploy.Analyzers;

/// <summary>Reports the problems of deployment.yaml at their place, while it is edited and when it is compiled.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeploymentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Check);
    }

    static void Check(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        if (!SpecFile.IsSpec(context.AdditionalFile, options) || SpecFile.Read(context.AdditionalFile, context.CancellationToken) is not { } text)
            return;
        foreach (var diagnostic in DeploymentCompiler.Check(text, AnalyzerFacts.Read(options.GlobalOptions)).Diagnostics)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(diagnostic.Rule), At(text, diagnostic.Span), Hints(diagnostic), diagnostic.Message));
    }

    // What the code fixes cannot read out of the place.
    static ImmutableDictionary<string, string?> Hints(Core.Diagnostics.Diagnostic diagnostic) => diagnostic.Suggestion is { } suggestion
        ? ImmutableDictionary<string, string?>.Empty.Add(FixHints.Suggestion, suggestion)
        : ImmutableDictionary<string, string?>.Empty;

    static Location At(Core.Text.SourceText text, Core.Text.TextSpan span) => Location.Create(
        text.Path,
        new TextSpan(span.Start, span.Length),
        new LinePositionSpan(ToRoslyn(text.GetPosition(span.Start)), ToRoslyn(text.GetPosition(span.End))));

    static LinePosition ToRoslyn(Core.Text.LinePosition position) => new(position.Line, position.Character);
}
