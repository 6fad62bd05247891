namespace Deploy.Core.Plan;

/// <summary>How a new version takes over.</summary>
public enum ReleaseStrategy { Rolling, BlueGreen, Canary }

/// <summary>Who moves the traffic.</summary>
public enum ReleaseProvider { None, ArgoRollouts, Flagger }

/// <summary>What divides the traffic between two versions.</summary>
public enum TrafficRouter { None, Nginx, Istio, Linkerd, Gateway }

/// <summary>Whose metrics judge a new version.</summary>
public enum MetricsSource { App, Nginx, Istio, Linkerd }

/// <summary>How a new version takes over in Kubernetes.</summary>
public sealed record ReleasePlan
{
    /// <summary>Pods are replaced one by one, beside the old ones, or after a trial.</summary>
    public required ReleaseStrategy Strategy { get; init; }

    /// <summary>Who moves the traffic.</summary>
    public required ReleaseProvider Provider { get; init; }

    /// <summary>What divides the traffic.</summary>
    public required TrafficRouter Router { get; init; }

    /// <summary>Seconds that the old version stays after a blue-green switch.</summary>
    public required int KeepOldSeconds { get; init; }

    /// <summary>Seconds in which a new version must be ready.</summary>
    public required int ReadySeconds { get; init; }

    /// <summary>Goes back by itself when the new version fails.</summary>
    public required bool RollbackOnError { get; init; }

    /// <summary>Paths that must answer before a blue-green switch.</summary>
    public required IReadOnlyList<string> SmokePaths { get; init; }

    /// <summary>Share of failed requests above which a blue-green switch is undone, 0 to 1.</summary>
    public required double ErrorRate { get; init; }

    /// <summary>The stages below 100 %.</summary>
    public required IReadOnlyList<CanaryStep> Steps { get; init; }

    /// <summary>The same as rising weights of equal length, for a provider that knows no others.</summary>
    public required CanaryRamp Ramp { get; init; }

    /// <summary>What a new version is judged by.</summary>
    public required AnalysisPlan Analysis { get; init; }
}

/// <summary>One stage of a canary.</summary>
/// <param name="Weight">Percent of the traffic.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="ErrorRate">Share of failed requests above which a check fails, 0 to 1.</param>
public sealed record CanaryStep(int Weight, int Seconds, double ErrorRate);

/// <summary>Rising weights that each last the same time.</summary>
public sealed record CanaryRamp(int IntervalSeconds, IReadOnlyList<int> Weights);

/// <summary>What a new version is judged by.</summary>
/// <param name="Source">Whose metrics.</param>
/// <param name="IntervalSeconds">Time between two checks.</param>
/// <param name="FailureLimit">Failed checks that end it.</param>
/// <param name="LatencyP99Milliseconds">Latency of the slowest hundredth above which a check fails; 0 when it is not looked at.</param>
/// <param name="Prometheus">Address of Prometheus.</param>
public sealed record AnalysisPlan(MetricsSource Source, int IntervalSeconds, int FailureLimit, int LatencyP99Milliseconds, string Prometheus);
