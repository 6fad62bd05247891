using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about how a new version takes over.</summary>
static class ReleaseValues
{
    public static DataMap Build(DeploymentPlan plan, ReleasePlan release) => new()
    {
        { "strategy", release.Strategy switch { ReleaseStrategy.BlueGreen => "blueGreen", ReleaseStrategy.Canary => "canary", _ => "rolling" } },
        { "provider", release.Provider switch { ReleaseProvider.ArgoRollouts => "argo-rollouts", ReleaseProvider.Flagger => "flagger", _ => "none" } },
        { "keepDeployment", false },
        { "activeColor", "" },
        { "blue", Color(true) },
        { "green", Color(false) },
        { "router", release.Router == TrafficRouter.None ? "none" : release.Router.ToString().ToLowerInvariant() },
        { "previewWeight", 0 },
        { "readySeconds", release.ReadySeconds },
        { "keepOldSeconds", release.KeepOldSeconds },
        { "autoPromotion", true },
        { "smokePaths", new DataList(release.SmokePaths) },
        { "rollbackOnError", release.RollbackOnError },
        { "errorRate", Fraction(release.ErrorRate) },
        {
            "steps", new DataList(release.Steps.Select(static step => (DataNode)new DataMap
            {
                { "weight", step.Weight }, { "seconds", step.Seconds }, { "errorRate", Fraction(step.ErrorRate) },
            }))
        },
        {
            "ramp", new DataMap
            {
                { "intervalSeconds", release.Ramp.IntervalSeconds },
                { "weights", new DataList(release.Ramp.Weights.Select(static weight => (DataNode)weight)) },
            }
        },
        {
            "analysis", new DataMap
            {
                { "enabled", true },
                { "prometheus", release.Analysis.Prometheus },
                { "source", Source(release.Analysis.Source, plan.Framework) },
                { "intervalSeconds", release.Analysis.IntervalSeconds },
                { "failureLimit", release.Analysis.FailureLimit },
                { "latencyP99Milliseconds", release.Analysis.LatencyP99Milliseconds },
                { "errorRateQuery", "" },
                { "latencyQuery", "" },
            }
        },
    };

    static DataMap Color(bool enabled) => new() { { "enabled", enabled }, { "tag", "" }, { "digest", "" } };

    static DataScalar Fraction(double share) => new(Math.Round(share, 6));

    // The app's own metrics have the names of its framework.
    static string Source(MetricsSource source, Framework framework) =>
        (source == MetricsSource.App ? framework.ToString() : source.ToString()).ToLower(CultureInfo.InvariantCulture);
}
