using System.Collections.Immutable;
using Deploy.Analyzers.Checks;
using Deploy.Core;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>
/// Reports the problems of deployment.yaml, and where it and the C# code disagree, at their place, while they are edited and when they
/// are compiled.
/// </summary>
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
        context.RegisterCompilationStartAction(static start =>
        {
            var session = new CheckSession(start.Compilation, start.Options);
            // Not at the end of the compilation: an IDE runs these actions while a file is edited, and that one only for a whole build.
            start.RegisterAdditionalFileAction(file => Check(file, session));
            start.RegisterSemanticModelAction(model => Check(model, session));
        });
    }

    static void Check(AdditionalFileAnalysisContext context, CheckSession session)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider;
        if (SpecFile.KindOf(context.AdditionalFile, options) is null)
            return;
        if (SpecFile.IsSpec(context.AdditionalFile, options) && SpecFile.Read(context.AdditionalFile, context.CancellationToken) is { } text)
        {
            foreach (var diagnostic in DeploymentCompiler.Check(text, AnalyzerFacts.Read(options.GlobalOptions)).Diagnostics)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(diagnostic.Rule), SpecFile.LocationOf(text, diagnostic.Span), Hints(diagnostic), diagnostic.Message));
        }

        foreach (var finding in session.Findings(context.CancellationToken))
        {
            if (finding.Place.SourceTree is null && finding.Place.GetLineSpan().Path == context.AdditionalFile.Path)
                context.ReportDiagnostic(ToRoslyn(finding));
        }
    }

    static void Check(SemanticModelAnalysisContext context, CheckSession session)
    {
        foreach (var finding in session.Findings(context.CancellationToken))
        {
            if (finding.Place.SourceTree == context.SemanticModel.SyntaxTree)
                context.ReportDiagnostic(ToRoslyn(finding));
        }
    }

    // What the code fixes cannot read out of the place.
    static ImmutableDictionary<string, string?> Hints(Core.Diagnostics.Diagnostic diagnostic) => diagnostic.Suggestion is { } suggestion
        ? ImmutableDictionary<string, string?>.Empty.Add(FixHints.Suggestion, suggestion)
        : ImmutableDictionary<string, string?>.Empty;

    static Diagnostic ToRoslyn(Finding finding) =>
        Diagnostic.Create(Descriptors.Of(finding.Problem.Rule), finding.Place, finding.Properties, finding.Problem.Message);
}
