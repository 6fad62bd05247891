using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>How a new version takes over in Kubernetes.</summary>
static class ReleasePlanner
{
    const double UsualErrorRate = 0.05;

    /// <summary>The stages where none are written.</summary>
    static readonly CanaryStep[] UsualSteps = [new(10, 600, 0.01), new(25, 1800, UsualErrorRate), new(50, 3600, UsualErrorRate)];

    public static ReleasePlan Plan(DeploymentSpec spec, bool servesHttp)
    {
        // Without requests there is no traffic to move.
        var bluegreen = servesHttp && Defaults.IsOn(spec.Bluegreen) ? spec.Bluegreen : null;
        var canary = servesHttp && Defaults.IsOn(spec.Canary) ? spec.Canary : null;
        var interval = Seconds(canary?.Analysis?.Interval?.Value, 60);
        var steps = Steps(canary);
        return new ReleasePlan
        {
            Strategy = canary is not null ? ReleaseStrategy.Canary : bluegreen is not null ? ReleaseStrategy.BlueGreen : ReleaseStrategy.Rolling,
            Provider = Provider(spec, bluegreen, canary),
            Router = Router(spec),
            KeepOldSeconds = Seconds(bluegreen?.KeepOld?.Value, 3600),
            ReadySeconds = Seconds(bluegreen?.Timeout?.Value, 300),
            RollbackOnError = bluegreen?.RollbackOnError?.Value ?? true,
            SmokePaths = bluegreen?.Smoke is { Items.Count: > 0 } smoke
                ? smoke.Items.Select(static path => path.Value).ToList()
                : [Defaults.Readiness(spec.Deployment?.Health)],
            ErrorRate = bluegreen?.ErrorRate is { } rate ? rate.Value / 100 : UsualErrorRate,
            Steps = steps,
            Ramp = Ramp(steps, interval),
            Analysis = new AnalysisPlan(
                Source(spec), interval, Math.Max(1, canary?.Analysis?.FailureLimit?.Value ?? 2),
                (int)(canary?.Analysis?.LatencyP99?.Value.TotalMilliseconds ?? 0),
                // Linkerd's own Prometheus scrapes the proxies; that of the operator does so for nothing but what it is told.
                Defaults.Mesh(spec) == MeshKind.Linkerd ? "http://prometheus.linkerd-viz.svc:9090" : "http://prometheus-operated.monitoring.svc:9090"),
        };
    }

    // Argo Rollouts drives Linkerd only with a plugin in its controller, Flagger by itself. A provider that is written for a canary
    // which is off names the controller of the cluster, and runs a blue-green release too.
    static ReleaseProvider Provider(DeploymentSpec spec, BluegreenSpec? bluegreen, CanarySpec? canary)
    {
        var written = spec.Canary?.Provider?.Value ?? CanaryProvider.Auto;
        if (canary is null)
            return bluegreen is not null && written == CanaryProvider.ArgoRollouts ? ReleaseProvider.ArgoRollouts : ReleaseProvider.None;
        return written == CanaryProvider.Flagger || (written != CanaryProvider.ArgoRollouts && Router(spec) == TrafficRouter.Linkerd)
            ? ReleaseProvider.Flagger
            : ReleaseProvider.ArgoRollouts;
    }

    // Requests from outside meet the gateway first, then the mesh.
    static TrafficRouter Router(DeploymentSpec spec) =>
        spec.Kubernetes?.Ingress?.Gateway is not null ? TrafficRouter.Gateway
        : Defaults.Mesh(spec) == MeshKind.Istio ? TrafficRouter.Istio
        : Defaults.Mesh(spec) == MeshKind.Linkerd ? TrafficRouter.Linkerd
        : Defaults.HasNginx(spec) ? TrafficRouter.Nginx
        : TrafficRouter.None;

    /// <summary>What stands before the app measures it without its help.</summary>
    internal static MetricsSource Source(DeploymentSpec spec) => Defaults.Mesh(spec) switch
    {
        MeshKind.Istio => MetricsSource.Istio,
        MeshKind.Linkerd => MetricsSource.Linkerd,
        _ => Router(spec) == TrafficRouter.Nginx ? MetricsSource.Nginx : MetricsSource.App,
    };

    static IReadOnlyList<CanaryStep> Steps(CanarySpec? canary)
    {
        var limit = canary?.Analysis?.ErrorRate is { } rate ? rate.Value / 100 : 1;
        IEnumerable<CanaryStep> steps = canary?.Stages is { Items.Count: > 0 } stages
            ? stages.Items.Where(static stage => stage.Traffic is { Value: < 100 }).Select(static stage => new CanaryStep(
                Math.Min(99, Math.Max(1, (int)Math.Ceiling(stage.Traffic!.Value))), Seconds(stage.Duration?.Value, 600), stage.MetricThreshold?.Value ?? UsualErrorRate))
            : UsualSteps;
        // Of two limits the stricter one holds.
        return steps.Select(step => step with { ErrorRate = Math.Min(step.ErrorRate, limit) }).ToList();
    }

    // Flagger gives every weight the same time. A stage becomes weights that rise to its own while it lasts: no request more than asked for,
    // and the stage takes as long as asked for.
    static CanaryRamp Ramp(IReadOnlyList<CanaryStep> steps, int checkSeconds)
    {
        var interval = Math.Max(10, checkSeconds);
        for (var i = 0; i < steps.Count; i++)
            interval = Math.Max(interval, (steps[i].Seconds + Room(i) - 1) / Room(i));
        var weights = new List<int>();
        for (var i = 0; i < steps.Count; i++)
        {
            var count = Math.Max(1, Math.Min(Room(i), steps[i].Seconds / interval));
            for (var step = 1; step <= count; step++)
                weights.Add(Before(i) + (Room(i) * step / count));
        }

        return new CanaryRamp(interval, weights);

        int Before(int index) => index == 0 ? 0 : steps[index - 1].Weight;
        int Room(int index) => Math.Max(1, steps[index].Weight - Before(index));
    }

    static int Seconds(TimeSpan? time, int usual) => time is { } written && written > TimeSpan.Zero ? Math.Max(1, (int)Math.Ceiling(written.TotalSeconds)) : usual;
}
