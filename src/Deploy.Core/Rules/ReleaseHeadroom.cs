using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>A release needs room: more than one replica for blue-green, twice the pods for a canary.</summary>
sealed class ReleaseHeadroom : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "kubernetes", "autoscaling", "enabled", "replicas", "min", "max"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        // With production-saas one replica is advised against anyway.
        if (Defaults.IsOn(spec.Bluegreen) && Defaults.Pattern(spec) != Pattern.ProductionSaas && Fewest(spec) is { Value: 1 } fewest)
            yield return OperationsDiagnostics.OneReplicaBluegreen(fewest.Span);
        if (!Defaults.IsOn(spec.Canary) || Defaults.Pattern(spec) != Pattern.Kubernetes || !Defaults.Autoscaling(spec))
            yield break;
        var (min, max) = (Defaults.AutoscalingMin(spec), Defaults.AutoscalingMax(spec));
        if (max >= min && max < 2 * min && (Last(Fewest(spec)?.Span, spec.Kubernetes?.Autoscaling?.Max?.Span) is { } at))
            yield return OperationsDiagnostics.CanaryHeadroom(at, max, min);
    }

    // The number that is written, of those that count.
    static Located<int>? Fewest(DeploymentSpec spec)
    {
        if (Defaults.Pattern(spec) != Pattern.Kubernetes)
            return spec.Deployment?.Replicas;
        var written = spec.Kubernetes?.Replicas ?? spec.Deployment?.Replicas;
        return Defaults.Autoscaling(spec) ? spec.Kubernetes?.Autoscaling?.Min ?? written : written;
    }
}
