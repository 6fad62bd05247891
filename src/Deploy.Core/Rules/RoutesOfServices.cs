using Deploy.Core.Diagnostics;

namespace Deploy.Core.Rules;

/// <summary>Routes divide one address among several services: they stand beside deploy.proj, whose file these rules never see.</summary>
sealed class RoutesOfServices : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context) =>
        context.Spec.Deployment?.Routes is { } routes ? [SolutionDiagnostics.BelongsToSolution(routes.KeySpan, "routes")] : [];
}
