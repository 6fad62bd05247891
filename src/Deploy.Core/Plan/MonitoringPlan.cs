using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>What is watched in Kubernetes, and who is told.</summary>
public sealed record MonitoringPlan
{
    /// <summary>The Prometheus operator is there.</summary>
    public required bool Operator { get; init; }

    /// <summary>Path of the app's metrics.</summary>
    public required string MetricsPath { get; init; }

    /// <summary>Alerts and recorded series are generated.</summary>
    public required bool Rules { get; init; }

    /// <summary>Alerts about causes that users need not feel are generated too.</summary>
    public required bool Causes { get; init; }

    /// <summary>Latency of the slowest hundredth above which an alert comes.</summary>
    public required int LatencyP99Milliseconds { get; init; }

    /// <summary>What is promised to users; null when nothing is.</summary>
    public required ObjectivePlan? Objective { get; init; }

    /// <summary>Age of a backup above which an alert comes.</summary>
    public required int BackupMaxAgeHours { get; init; }

    /// <summary>Who is told; null when nobody is.</summary>
    public required ReceiversPlan? Receivers { get; init; }

    /// <summary>Dashboards for Grafana are generated.</summary>
    public required bool Dashboards { get; init; }

    /// <summary>Where traces go.</summary>
    public required Tracing Tracing { get; init; }
}

/// <summary>What is promised to users.</summary>
/// <param name="Availability">Percent of the requests that succeed.</param>
/// <param name="WindowDays">Days over which that is counted.</param>
public sealed record ObjectivePlan(double Availability, int WindowDays);

/// <summary>Who is told; empty texts for who is not.</summary>
public sealed record ReceiversPlan(string SlackChannel, string Email, bool Pagerduty, string Webhook);
