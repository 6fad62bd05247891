using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;

namespace Deploy.Core.Cost;

/// <summary>What one region is asked for.</summary>
/// <param name="Plan">The plan, for what runs in a cluster and for secrets.</param>
/// <param name="Cloud">Its infrastructure.</param>
/// <param name="Role">What the region does; null where there is one only.</param>
/// <param name="Volumes">How much is used.</param>
/// <param name="Most">With the most tasks or nodes, and not the fewest.</param>
/// <param name="Allowances">What a platform gives to each account for nothing is taken off.</param>
sealed record CostQuestion(DeploymentPlan Plan, CloudPlan Cloud, RegionRole? Role, Volumes Volumes, bool Most, bool Allowances)
{
    /// <summary>Copies of the app: a region that waits runs one.</summary>
    public int Tasks => Most ? Cloud.App.Max : Role == RegionRole.Standby ? 1 : Cloud.App.Min;

    /// <summary>The region waits: it has everything once, and no workers.</summary>
    public bool Waits => Role == RegionRole.Standby;

    /// <summary>Copies of a worker.</summary>
    public int TasksOf(TaskPlan worker) => Waits ? 0 : Most ? worker.Max : worker.Min;

    /// <summary>Nodes of the cluster.</summary>
    public int Nodes => Cloud.Cluster is { } cluster ? Most ? cluster.Max : cluster.Count : 0;

    /// <summary>What is left after the allowance.</summary>
    public decimal Beyond(decimal amount, decimal allowance) => Allowances ? Math.Max(0, amount - allowance) : amount;
}
