using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Autoscaling whose end nobody wrote ends at 50 pods, or where it begins.</summary>
sealed class AutoscalingRoom : SpecRule
{
    public override IReadOnlyList<string> Needs => ["min", "max", "replicas", "autoscaling", "enabled", "deployment", "pattern", "kubernetes"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) != Pattern.Kubernetes || !Defaults.Autoscaling(spec) || spec.Kubernetes?.Autoscaling?.Max is not null)
            yield break;
        var written = spec.Kubernetes?.Autoscaling?.Min ?? spec.Kubernetes?.Replicas ?? spec.Deployment?.Replicas;
        // A canary that finds no room says more.
        if (written is not null && Defaults.AutoscalingMin(spec) >= Defaults.AutoscalingMax(spec) && !Defaults.IsOn(spec.Canary))
            yield return EffectDiagnostics.NoRoomToScale(written.Span, written.Value);
    }
}
