using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Autoscaling needs min at most max, and replicas between them.</summary>
sealed class AutoscalingRange : SpecRule
{
    public override IReadOnlyList<string> Needs => ["min", "max", "replicas", "autoscaling"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (spec.Kubernetes?.Autoscaling is not { } autoscaling || !Defaults.Autoscaling(spec))
            yield break;
        var (min, max, replicas) = (Defaults.AutoscalingMin(spec), Defaults.AutoscalingMax(spec), Defaults.KubernetesReplicas(spec));
        if (min > max)
            yield return CombinationDiagnostics.MinAboveMax(Last(autoscaling.Min?.Span, autoscaling.Max?.Span) ?? autoscaling.KeySpan, min, max);
        else if (replicas < min || replicas > max)
        {
            var written = spec.Kubernetes.Replicas ?? spec.Deployment?.Replicas;
            // Replicas that nobody wrote follow autoscaling.
            if (written is not null)
            {
                var bound = replicas < min ? autoscaling.Min : autoscaling.Max;
                yield return CombinationDiagnostics.ReplicasOutside(context.Place(written.Span, bound?.Span, autoscaling.Enabled?.Span), replicas, min, max);
            }
        }
    }
}
