using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about migrations.</summary>
static class MigrationValues
{
    public static DataMap Build(DeploymentPlan plan)
    {
        var migrations = plan.Migrations;
        return new DataMap
        {
            { "enabled", migrations is not null },
            { "command", new DataList(migrations?.Command ?? []) },
            { "strategy", migrations?.Strategy == MigrationStrategy.ExpandContract ? "expand-contract" : "simple" },
            { "phase", MigrationPlanner.FirstPhase },
            { "run", "auto" },
            { "lock", migrations is { LocksDatabase: true } ? "postgres" : "none" },
            { "timeoutSeconds", migrations?.TimeoutSeconds ?? 600 },
            { "backoffLimit", 2 },
            { "env", ChartValues.Map(migrations?.Env ?? []) },
            { "resources", ChartValues.Resources(plan.Resources) },
            {
                "backup", new DataMap
                {
                    { "enabled", migrations is { Backup: true } }, { "timeoutSeconds", 1800 }, { "image", ChartValues.Image("registry.k8s.io/kubectl", "v1.34.0") },
                }
            },
        };
    }
}
