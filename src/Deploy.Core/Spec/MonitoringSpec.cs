using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>How much is watched.</summary>
public enum MonitoringLevel { None, Standard, Full }

/// <summary>Where logs go.</summary>
public enum LogStore { Loki, Elk, Cloudwatch, None }

/// <summary>Where traces go.</summary>
public enum Tracing { None, Jaeger, Otlp }

/// <summary>Section <c>monitoring</c>.</summary>
public sealed record MonitoringSpec(
    TextSpan KeySpan,
    Located<MonitoringLevel>? Level,
    Located<string>? MetricsPath,
    Located<LogStore>? Logs,
    Located<Tracing>? Tracing,
    AlertsSpec? Alerts,
    SloSpec? Slo,
    Located<TimeSpan>? Retention,
    Located<bool>? AutoRollback,
    Located<bool>? Kiali);

/// <summary>Who is told. Addresses and keys that are secret are named, never written.</summary>
public sealed record AlertsSpec(TextSpan KeySpan, SlackSpec? Slack, Located<string>? Email, Located<bool>? Pagerduty, Located<string>? Webhook);

/// <summary>A channel of Slack.</summary>
public sealed record SlackSpec(TextSpan KeySpan, Located<string>? Channel);

/// <summary>What is promised to users: availability in percent over a window, and latency of the slowest hundredth.</summary>
public sealed record SloSpec(TextSpan KeySpan, Located<double>? Availability, Located<TimeSpan>? LatencyP99, Located<TimeSpan>? Window);
