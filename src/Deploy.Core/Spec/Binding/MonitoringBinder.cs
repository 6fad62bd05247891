namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>monitoring</c>.</summary>
static class MonitoringBinder
{
    static readonly Shape<SlackSpec> Slack = Shapes.Section(static s => new SlackSpec(
        s.KeySpan,
        s.Required("channel", Kinds.Pattern("a channel of Slack", "#alerts", "^#?[a-z0-9_-]{1,80}$"), "Channel.")));

    static readonly Shape<AlertsSpec> Alerts = Shapes.Section(static s => new AlertsSpec(
        s.KeySpan,
        s.Get("slack", Slack, "Slack; the address of the webhook is a secret."),
        s.Value("email", Kinds.Pattern("an e-mail address", "oncall@example.com", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$"), "E-mail."),
        s.Value("pagerduty", Kinds.Bool, "PagerDuty; the key is a secret.", "false"),
        s.Value("webhook", Kinds.Pattern("an http or https address", "https://hooks.example.com/alerts", "^https?://[^\\s]+$"), "Any other receiver.")));

    static readonly Shape<SloSpec> Slo = Shapes.Section(static s => new SloSpec(
        s.KeySpan,
        s.Value("availability", Kinds.Percent, "Requests that succeed.", "99.9"),
        s.Value("latency_p99", Kinds.Duration, "Latency of the slowest hundredth.", "300ms"),
        s.Value("window", Kinds.Duration, "Over which time.", "30d")));

    /// <summary>The binder of the section.</summary>
    public static Shape<MonitoringSpec> Shape { get; } = Shapes.Section(static s => new MonitoringSpec(
        s.KeySpan,
        s.Value("level", Kinds.OneOf<MonitoringLevel>(), "How much is watched.", "standard"),
        s.Value("metrics_path", Kinds.Path, "Where the app tells its metrics.", "/metrics"),
        s.Value("logs", Kinds.OneOf<LogStore>(), "Where logs go.", "loki; cloudwatch on ECS"),
        s.Value("tracing", Kinds.OneOf<Tracing>(), "Where traces go.", "none"),
        s.Get("alerts", Alerts, "Who is told."),
        s.Get("slo", Slo, "What is promised to users."),
        s.Value("retention", Kinds.Duration, "How long metrics and logs are kept.", "15d"),
        s.Value("auto_rollback", Kinds.Bool, "Alerts may start a rollback.", "false"),
        s.Value("kiali", Kinds.Bool, "A map of the mesh.", "false")));
}
