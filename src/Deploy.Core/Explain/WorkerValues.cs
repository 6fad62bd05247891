using Deploy.Core.Plan;
using Deploy.Core.Spec;

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
        ResourceValues.Add(values, $"{key}.resources", plan, worker.Resources, written?.Resources, plan.Resources, new Otherwise(ValueOrigin.Default, "follows deployment.resources"));
    }
}
