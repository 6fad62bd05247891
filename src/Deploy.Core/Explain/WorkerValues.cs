using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>The values of <c>deployment.workers</c>, by the name of the worker.</summary>
static class WorkerValues
{
    public static void Add(ValueList values, DeploymentPlan plan, WorkersSpec? written)
    {
        if (written is { UseDefaults: true })
            values.Add("deployment.workers", "default", written.KeySpan, Otherwise.Default);
        foreach (var worker in plan.Workers)
            Add(values, plan, worker, written?.Items.FirstOrDefault(item => item.Name?.Value == worker.Name));
    }

    static void Add(ValueList values, DeploymentPlan plan, WorkerPlan worker, WorkerSpec? written)
    {
        var key = $"deployment.workers.{worker.Name}";
        values.Show(written?.Name?.Span, key);
        values.Add($"{key}.command", string.Join(" ", worker.Command), written?.Command, AppValues.Framework(plan));
        // Compose runs one of each.
        if (plan.Kubernetes is not null)
            values.Add($"{key}.replicas", worker.Replicas, written?.Replicas, written is null ? AppValues.Framework(plan) : Otherwise.Default);
        if (worker.GraceSeconds is { } seconds)
            values.Add($"{key}.grace_period", Seconds(seconds), written?.GracePeriod, Otherwise.Default);
        if (plan.Kubernetes is not null)
            AddKubernetes(values, plan, worker, written, key);
        ResourceValues.Add(values, $"{key}.resources", plan, worker.Resources, written?.Resources, plan.Resources, new Otherwise(ValueOrigin.Default, "follows deployment.resources"));
    }

    static void AddKubernetes(ValueList values, DeploymentPlan plan, WorkerPlan worker, WorkerSpec? written, string key)
    {
        if (written is null && worker.Health.Count > 0)
            values.Add($"{key}.health", string.Join(" ", worker.Health), (TextSpan?)null, AppValues.Framework(plan));
        else
            AppValues.AddList(values, $"{key}.health", worker.Health, written?.Health);
        if (worker.Autoscaling is not { } autoscaling)
            return;
        var scaling = written?.Autoscaling;
        values.Show(scaling?.KeySpan, key);
        values.Add($"{key}.autoscaling.min", autoscaling.Min, scaling?.Min, Otherwise.As($"{key}.replicas", written?.Replicas));
        values.Add($"{key}.autoscaling.max", autoscaling.Max, scaling?.Max, autoscaling.Max > 10 ? Otherwise.As($"{key}.autoscaling.min", scaling?.Min) : Otherwise.Default);
        if (autoscaling.TargetCpu is { } target)
            values.Add($"{key}.autoscaling.target_cpu", target, scaling?.TargetCpu, Otherwise.Default);
        if (autoscaling.Queue is not { } queue)
            return;
        values.Add($"{key}.autoscaling.queue", queue.Name, scaling?.Queue, Otherwise.Default);
        values.Add($"{key}.autoscaling.queue_length", queue.Length, scaling?.QueueLength, Otherwise.Default);
    }

    static string Seconds(int seconds) => $"{seconds.ToString(CultureInfo.InvariantCulture)}s";
}
