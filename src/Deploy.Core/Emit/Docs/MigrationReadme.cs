using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docs;

/// <summary>What the person who deploys has to know of the migrations.</summary>
static class MigrationReadme
{
    /// <summary>How long helm may wait: it must not give up before the longest Job of the release does.</summary>
    public static string HelmTimeout(DeploymentPlan plan) => $"{HelmMinutes(plan).ToString(CultureInfo.InvariantCulture)}m";

    /// <summary>The same in minutes.</summary>
    public static int HelmMinutes(DeploymentPlan plan)
    {
        var longest = plan.Migrations is { } migrations ? Math.Max(migrations.TimeoutSeconds, migrations.Backup ? 1860 : 0) : 0;
        return Math.Max(10, (longest + 300 + 59) / 60);
    }

    /// <summary>The part about Kubernetes; empty without migrations.</summary>
    public static string Kubernetes(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        if (plan.Migrations is not { } migrations)
            return "";
        var upgrade = $"helm upgrade {plan.ReleaseName} helm/{plan.ReleaseName} --namespace {kubernetes.Namespace} --wait --timeout {HelmTimeout(plan)}";
        var text = $"""
            Migrations: before an upgrade the Job `{plan.FullName}-migrate` runs `{string.Join(" ", migrations.Command)}`{(migrations.Backup ? ", and before it `" + plan.FullName + "-migrate-backup` saves the database" : "")}. One that fails ends
            the upgrade before any pod has changed: `kubectl -n {kubernetes.Namespace} logs job/{plan.FullName}-migrate`. `helm rollback` takes the app back and not the schema, so what a
            version changes must leave the version before working. The first installation starts the Job beside the app when it brings the database itself.


            """;
        // With two Deployments a release is several upgrades.
        if (kubernetes.Release is { Strategy: ReleaseStrategy.BlueGreen, Provider: ReleaseProvider.None })
            text += $"An upgrade that only moves traffic between the colours needs no migration: add `--set {plan.ValuePrefix}migrations.enabled=false` to it.\n\n";
        return migrations.Strategy != MigrationStrategy.ExpandContract ? text : text + $"""
            A change that the version before cannot live with takes four steps, each an upgrade of its own. The command finds the step in `MIGRATION_PHASE`; an
            upgrade that says nothing is the first. So does the next one, unless it is told to keep the values of before (`--reuse-values`).

            ```sh
            {upgrade} --set {plan.ValuePrefix}migrations.phase=expand     # the new beside the old; the chart of a version that writes both
            {upgrade} --set {plan.ValuePrefix}migrations.phase=backfill   # copies what was there; the same chart
            {upgrade} --set {plan.ValuePrefix}migrations.phase=switch     # checks the copy; the chart of a version that reads the new
            {upgrade} --set {plan.ValuePrefix}migrations.phase=contract   # removes the old; the same chart, and no way back behind this
            ```


            """;
    }
}
