using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about workers.</summary>
static class WorkerValues
{
    public static DataMap Build(DeploymentPlan plan)
    {
        var workers = new DataMap();
        foreach (var worker in plan.Workers)
            workers.Add(worker.Name, Build(worker));
        return workers;
    }

    static DataMap Build(WorkerPlan worker)
    {
        var values = new DataMap
        {
            { "enabled", true },
            { "command", new DataList(worker.Command) },
            { "replicaCount", worker.Replicas },
            { "resources", ChartValues.Resources(worker.Resources) },
        };
        if (worker.IsSingleton)
            values.Add("strategy", "Recreate");
        if (worker.GraceSeconds is { } seconds)
            values.Add("terminationGracePeriodSeconds", seconds);
        // The check starts a program as big as the worker: seldom, and with time.
        if (worker.Health.Count > 0)
            values.Add("healthCheck", new DataMap { { "command", new DataList(worker.Health) }, { "periodSeconds", 60 }, { "timeoutSeconds", 30 } });
        if (worker.Autoscaling is { } autoscaling)
            values.Add("autoscaling", Autoscaling(autoscaling));
        return values;
    }

    static DataMap Autoscaling(WorkerAutoscalingPlan autoscaling)
    {
        var values = new DataMap { { "minReplicas", autoscaling.Min }, { "maxReplicas", autoscaling.Max } };
        if (autoscaling.TargetCpu is { } target)
            values.Add("targetCPUUtilizationPercentage", target);
        if (autoscaling.Queue is { } queue)
            values.Add("queue", new DataMap { { "type", queue.InRedis ? "redis" : "rabbitmq" }, { "name", queue.Name }, { "length", queue.Length } });
        return values;
    }
}
