using Deploy.Core.Diagnostics;
using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A PodDisruptionBudget has one bound, and must let a node be drained.</summary>
sealed class DisruptionBudget : SpecRule
{
    public override IReadOnlyList<string> Needs => ["replicas", "min"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Kubernetes?.Disruption is not { } disruption)
            yield break;
        if (disruption is { MinAvailable: not null, MaxUnavailable: not null })
        {
            yield return CombinationDiagnostics.TwoBudgets(disruption.MaxUnavailable.Span);
            yield break;
        }

        var pods = Defaults.FewestPods(context.Spec);
        if (BlockingBound(disruption, pods) is { } blocking)
            yield return AdviceDiagnostics.BlocksDrain(blocking.Span, blocking.Text, pods);
    }

    static (Text.TextSpan Span, string Text)? BlockingBound(DisruptionSpec disruption, int pods)
    {
        if (disruption.MinAvailable is { } min && Amount(min.Value, pods) >= pods)
            return (min.Span, $"min_available: {min.Value}");
        if (disruption.MaxUnavailable is { } max && Amount(max.Value, pods) == 0)
            return (max.Span, $"max_unavailable: {max.Value}");
        return null;
    }

    // Kubernetes rounds both kinds of percentage up.
    internal static int Amount(string text, int pods)
    {
        var number = int.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);
        return text.EndsWith("%", StringComparison.Ordinal) ? (int)Math.Ceiling(number * pods / 100.0) : number;
    }
}
