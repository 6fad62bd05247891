using System.Globalization;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Spec.Binding;

/// <summary>Sections <c>bluegreen</c>, <c>canary</c> and <c>rollback</c>.</summary>
static class ReleaseBinder
{
    static readonly ValueKind<RollbackBudget> Budget = new("a number of rollbacks per time", "2 per 1h", ReadBudget,
        new DataMap { { "type", "string" }, { "pattern", $"^[0-9]*[1-9][0-9]* per {Kinds.DurationForm}$" } });

    static readonly ValueKind<TimeSpan> StageDuration = new("a duration, or 'stable' in the last stage", "10m",
        static text => text == "stable" ? new Reading<TimeSpan>(CanaryStageSpec.NoEnd) : Kinds.Duration.Read(text),
        new DataMap { { "type", "string" }, { "pattern", $"^(stable|{Kinds.DurationForm})$" } });

    static readonly Shape<TrafficShiftSpec> TrafficShift = Shapes.Section(static s => new TrafficShiftSpec(
        s.KeySpan,
        s.Value("initial", Kinds.Percent, "Traffic of the new version in the first step.", "10%"),
        s.Value("increment", Kinds.Percent, "What each further step adds.", "10%"),
        s.Value("interval", Kinds.Duration, "Time between two steps.", "5m")));

    static readonly Shape<CanaryStageSpec> Stage = Shapes.Section(static s => new CanaryStageSpec(
        s.KeySpan,
        s.Required("traffic", Kinds.Percent, "Traffic of the new version."),
        s.Value("duration", StageDuration, "How long the stage lasts; the last one needs none, or 'stable' for no end."),
        s.Value("metric_threshold", Kinds.Fraction, "Share of failed requests above which the canary is ended.", "0.05")));

    static readonly Shape<CanaryAnalysisSpec> Analysis = Shapes.Section(static s => new CanaryAnalysisSpec(
        s.KeySpan,
        s.Value("error_rate", Kinds.Percent, "Failed requests above which a check fails.", "that of the stage"),
        s.Value("latency_p99", Kinds.Duration, "Latency of the slowest hundredth above which a check fails.", "it is not looked at"),
        s.Value("interval", Kinds.Duration, "Time between two checks.", "1m"),
        s.Value("failure_limit", Kinds.Int(0, 100), "Failed checks that end the canary.", "2")));

    static readonly Shape<RollbackTriggersSpec> Triggers = Shapes.Section(static s => new RollbackTriggersSpec(
        s.KeySpan,
        s.Value("error_rate", Kinds.Percent, "Failed requests.", "5%"),
        s.Value("latency", Kinds.Duration, "Latency of the slowest hundredth.", "1000ms"),
        s.Value("health", Kinds.Duration, "How long the health check may fail.", "1m")));

    /// <summary>The binder of <c>bluegreen</c>.</summary>
    public static Shape<BluegreenSpec> Bluegreen { get; } = Shapes.Section(static s => new BluegreenSpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether releases are blue-green.", "true"),
        s.Value("strategy", Kinds.OneOf<ShiftStrategy>(), "Traffic moves at once, or step by step.", "instant; gradual with traffic_shift"),
        s.Get("traffic_shift", TrafficShift, "The steps of a gradual shift."),
        s.Value("rollback_on_error", Kinds.Bool, "Goes back by itself when the new version fails.", "true"),
        s.Value("keep_old", Kinds.Duration, "How long the old version stays for a rollback.", "1h"),
        s.Get("smoke", Shapes.List(Shapes.Scalar(Kinds.Path)), "Paths that must answer before traffic moves.", "the readiness path"),
        s.Value("error_rate", Kinds.Percent, "Failed requests above which it goes back.", "5%"),
        s.Value("timeout", Kinds.Duration, "Longest wait for the new version to be ready.", "5m")));

    /// <summary>The binder of <c>canary</c>.</summary>
    public static Shape<CanarySpec> Canary { get; } = Shapes.Section(static s => new CanarySpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether releases begin with a canary.", "true"),
        s.Value("provider", Kinds.OneOf<CanaryProvider>(), "Who runs it.", "auto"),
        s.Get("stages", Shapes.List(Stage), "The stages; the last one is 100 %.", "10 % for 10m, 25 % for 30m, 50 % for 1h, 100 %"),
        s.Get("analysis", Analysis, "What the canary is judged by.")));

    /// <summary>The binder of <c>rollback</c>.</summary>
    public static Shape<RollbackSpec> Rollback { get; } = Shapes.Section(static s => new RollbackSpec(
        s.KeySpan,
        s.Value("webhook", Kinds.Bool, "Alertmanager may start a rollback.", "true"),
        s.Get("triggers", Triggers, "What starts a rollback."),
        s.Value("budget", Budget, "How many rollbacks may happen by themselves.", "2 per 1h")));

    static Reading<RollbackBudget> ReadBudget(string text)
    {
        var words = text.Split(' ');
        return words.Length == 3 && words[1] == "per" && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            && Kinds.Duration.Read(words[2]) is { WrongKind: false, OutOfRange: null } duration && duration.Value > TimeSpan.Zero
                ? new Reading<RollbackBudget>(new RollbackBudget(number, duration.Value))
                : new Reading<RollbackBudget>(null, WrongKind: true);
    }
}
