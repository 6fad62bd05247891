using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A release needs room: more than one replica for blue-green, twice the pods for a canary.</summary>
sealed class ReleaseHeadroom : SpecRule
{
    public override IReadOnlyList<string> Needs => ["replicas", "min", "max", "enabled"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var written = Defaults.Pattern(spec) == Pattern.Kubernetes ? spec.Kubernetes?.Replicas ?? spec.Deployment?.Replicas : spec.Deployment?.Replicas;
        if (Defaults.IsOn(spec.Bluegreen) && written is { Value: 1 })
            yield return OperationsDiagnostics.OneReplicaBluegreen(written.Span);
        if (Defaults.IsOn(spec.Canary) && Defaults.Pattern(spec) == Pattern.Kubernetes && Defaults.Autoscaling(spec) && spec.Kubernetes?.Autoscaling?.Max is { } max
            && max.Value < 2 * Defaults.AutoscalingMin(spec) && max.Value >= Defaults.AutoscalingMin(spec))
            yield return OperationsDiagnostics.CanaryHeadroom(max.Span, max.Value, Defaults.AutoscalingMin(spec));
    }
}
