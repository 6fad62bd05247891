using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>migrations</c>.</summary>
static class MigrationValues
{
    public static void Add(ValueList values, DeploymentPlan plan, DeploymentSpec spec)
    {
        const string key = "migrations";
        if (spec.Migrations is not { } written)
            return;
        values.Add($"{key}.enabled", plan.Migrations is not null, written.Enabled, Otherwise.Default);
        if (written.Seed is { Items.Count: > 0 } seed)
            AppValues.AddList(values, $"{key}.seed", plan.Seed, seed);
        else if (written.Seed is not null || plan.Seed.Count > 0)
            values.Add($"{key}.seed", plan.Seed.Count == 0 ? "(none)" : string.Join(" ", plan.Seed), written.Seed?.KeySpan, AppValues.Framework(plan));
        if (plan.Migrations is not { } migrations)
            return;
        if (written.Command is null)
            values.Add($"{key}.command", string.Join(" ", migrations.Command), (TextSpan?)null, AppValues.Framework(plan));
        else
            AppValues.AddList(values, $"{key}.command", migrations.Command, written.Command);
        values.Add($"{key}.strategy", AppValues.Word(migrations.Strategy), written.Strategy, Otherwise.Default);
        // Compose waits as long as it takes, and keeps runs apart by the name of the service.
        if (plan.Kubernetes is null)
            return;
        values.Add($"{key}.timeout", $"{migrations.TimeoutSeconds.ToString(CultureInfo.InvariantCulture)}s", written.Timeout, Otherwise.Default);
        if (plan.Postgres is { InCluster: true, Backup: not null })
            values.Add($"{key}.backup", migrations.Backup, written.Backup, Otherwise.Default);
        if (plan.Framework == Framework.Django && plan.Postgres is not null)
            values.Add($"{key}.lock", migrations.LocksDatabase, written.Lock, AppValues.Framework(plan));
    }
}
