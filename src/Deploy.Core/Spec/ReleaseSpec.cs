using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Whether traffic moves at once or step by step.</summary>
public enum ShiftStrategy { Instant, Gradual }

/// <summary>Section <c>bluegreen</c>.</summary>
public sealed record BluegreenSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    Located<ShiftStrategy>? Strategy,
    TrafficShiftSpec? TrafficShift,
    Located<bool>? RollbackOnError,
    Located<TimeSpan>? KeepOld,
    LocatedList<Located<string>>? Smoke,
    Located<double>? ErrorRate,
    Located<TimeSpan>? Timeout);

/// <summary>The steps of a gradual shift, in percent of the traffic.</summary>
public sealed record TrafficShiftSpec(TextSpan KeySpan, Located<double>? Initial, Located<double>? Increment, Located<TimeSpan>? Interval);

/// <summary>Who runs the canary.</summary>
public enum CanaryProvider { Auto, ArgoRollouts, Flagger, Alb, Lambda }

/// <summary>Section <c>canary</c>.</summary>
public sealed record CanarySpec(
    TextSpan KeySpan, Located<bool>? Enabled, Located<CanaryProvider>? Provider, LocatedList<CanaryStageSpec>? Stages, CanaryAnalysisSpec? Analysis);

/// <summary>One stage: percent of the traffic, how long, and the share of errors that ends it.</summary>
public sealed record CanaryStageSpec(TextSpan KeySpan, Located<double>? Traffic, Located<TimeSpan>? Duration, Located<double>? MetricThreshold)
{
    /// <summary>The duration <c>stable</c>: the stage has no end.</summary>
    public static readonly TimeSpan NoEnd = System.Threading.Timeout.InfiniteTimeSpan;
}

/// <summary>What the canary is judged by.</summary>
public sealed record CanaryAnalysisSpec(
    TextSpan KeySpan, Located<double>? ErrorRate, Located<TimeSpan>? LatencyP99, Located<TimeSpan>? Interval, Located<int>? FailureLimit);

/// <summary>Section <c>rollback</c>.</summary>
public sealed record RollbackSpec(TextSpan KeySpan, Located<bool>? Webhook, RollbackTriggersSpec? Triggers, Located<RollbackBudget>? Budget);

/// <summary>What starts a rollback by itself.</summary>
public sealed record RollbackTriggersSpec(TextSpan KeySpan, Located<double>? ErrorRate, Located<TimeSpan>? Latency, Located<TimeSpan>? Health);

/// <summary>How many rollbacks may happen by themselves within a time.</summary>
public sealed record RollbackBudget(int Count, TimeSpan Per);
