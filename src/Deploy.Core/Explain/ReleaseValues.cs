using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Explain;

/// <summary>The mesh, and the values of sections <c>bluegreen</c> and <c>canary</c> in Kubernetes.</summary>
static class ReleaseValues
{
    public static void AddMesh(ValueList values, MeshPlan mesh, MeshSpec? written)
    {
        const string key = "kubernetes.mesh";
        values.Add($"{key}.kind", AppValues.Word(mesh.Kind), written?.Kind, Otherwise.Default);
        if (mesh.Kind == MeshKind.None)
            return;
        values.Add($"{key}.mtls", mesh.IsStrict ? "strict" : "permissive", written?.Mtls, Otherwise.Default);
        values.Add($"{key}.retries", mesh.Retries, written?.Retries, Otherwise.Default);
        values.Add($"{key}.timeout", mesh.TimeoutSeconds == 0 ? "(no limit)" : Seconds(mesh.TimeoutSeconds), written?.Timeout, Otherwise.Default);
    }

    public static void Add(ValueList values, ReleasePlan release, DeploymentSpec spec)
    {
        if (release.Strategy == ReleaseStrategy.BlueGreen)
            AddBluegreen(values, release, spec.Bluegreen);
        if (release.Strategy == ReleaseStrategy.Canary)
            AddCanary(values, release, spec.Canary);
        if (release.Strategy != ReleaseStrategy.Rolling)
            values.Add("canary.provider", release.Provider == ReleaseProvider.None ? "(no controller)" : AppValues.Word(release.Provider), spec.Canary?.Provider, Otherwise.Default);
    }

    static void AddBluegreen(ValueList values, ReleasePlan release, BluegreenSpec? written)
    {
        const string key = "bluegreen";
        values.Add($"{key}.enabled", true, written?.Enabled, Otherwise.Default);
        values.Add($"{key}.keep_old", Seconds(release.KeepOldSeconds), written?.KeepOld, Otherwise.Default);
        values.Add($"{key}.timeout", Seconds(release.ReadySeconds), written?.Timeout, Otherwise.Default);
        values.Add($"{key}.rollback_on_error", release.RollbackOnError, written?.RollbackOnError, Otherwise.Default);
        values.Add($"{key}.error_rate", Percent(release.ErrorRate), written?.ErrorRate, Otherwise.Default);
        AppValues.AddList(values, $"{key}.smoke", release.SmokePaths, written?.Smoke);
    }

    static void AddCanary(ValueList values, ReleasePlan release, CanarySpec? written)
    {
        const string key = "canary";
        values.Add($"{key}.enabled", true, written?.Enabled, Otherwise.Default);
        var stages = written?.Stages?.Items.Where(static stage => stage.Traffic is { Value: < 100 }).ToList() ?? [];
        for (var i = 0; i < release.Steps.Count; i++)
        {
            var (step, stage) = (release.Steps[i], i < stages.Count ? stages[i] : null);
            values.Add($"{key}.stages[{i}].traffic", Percent(step.Weight / 100.0), stage?.Traffic, Otherwise.Default);
            values.Add($"{key}.stages[{i}].duration", Seconds(step.Seconds), stage?.Duration, Otherwise.Default);
            // Of two limits the stricter one holds; the other is written for nothing.
            values.Show(stage?.MetricThreshold?.Span, $"{key}.stages[{i}].metric_threshold");
            values.Add($"{key}.stages[{i}].metric_threshold", step.ErrorRate.ToString("0.####", CultureInfo.InvariantCulture),
                stage?.MetricThreshold is { } threshold && threshold.Value <= step.ErrorRate ? threshold : null, Otherwise.As($"{key}.analysis.error_rate", written?.Analysis?.ErrorRate));
        }

        values.Add($"{key}.analysis.interval", Seconds(release.Analysis.IntervalSeconds), written?.Analysis?.Interval, Otherwise.Default);
        values.Add($"{key}.analysis.failure_limit", release.Analysis.FailureLimit, written?.Analysis?.FailureLimit, Otherwise.Default);
        values.Add($"{key}.analysis.latency_p99", release.Analysis.LatencyP99Milliseconds == 0 ? "(not looked at)" : $"{release.Analysis.LatencyP99Milliseconds.ToString(CultureInfo.InvariantCulture)}ms", written?.Analysis?.LatencyP99, Otherwise.Default);
    }

    static string Seconds(int seconds) => $"{seconds.ToString(CultureInfo.InvariantCulture)}s";

    static string Percent(double share) => $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)}%";
}
