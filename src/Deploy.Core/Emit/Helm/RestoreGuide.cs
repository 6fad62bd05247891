using System.Text;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>How the database of this deployment comes back from its backups, with the very names.</summary>
static class RestoreGuide
{
    const string Plugin = "barman-cloud.cloudnative-pg.io";

    public static void Append(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        if (plan.Postgres is not { InCluster: true, Backup: { } backup } postgres)
            return;
        var cluster = ClusterName(plan.FullName);
        text.Append($"""
            ## Restore the database{(plan.Part is null ? "" : $" of {plan.Name}")}

            The backups of `{cluster}` lie in {backup.Destination}. A restore makes the cluster anew out of them, up to the last change that was archived or to a
            moment that you choose. Try it in another namespace before you need it.

            1. Say what to restore, as `values-restore.yaml`. The archive gets a new name, because the new database must not write into the one it comes from;
               count it up with each restore, and name below `externalClusters` the archive that was in use until then.

            ```yaml
            {YamlWriter.Write(InChart(plan, Values(postgres.Database, cluster))).TrimEnd('\n')}
            ```

               For a moment before the last change add `recoveryTarget: {"{"} targetTime: "2026-01-31 12:00:00+00" {"}"}` below `recovery`.
            2. Stop what writes, and delete the cluster. **Its volumes go with it**: where they can still be read, take a backup first
               (`kubectl -n {kubernetes.Namespace} cnpg backup {cluster} --method plugin --plugin-name {Plugin}`) and wait until it is complete.

            ```sh
            kubectl -n {kubernetes.Namespace} scale deployment --selector app.kubernetes.io/instance={plan.ReleaseName},app.kubernetes.io/name={plan.Name} --replicas 0
            kubectl -n {kubernetes.Namespace} get backups.postgresql.cnpg.io
            kubectl -n {kubernetes.Namespace} delete clusters.postgresql.cnpg.io {cluster}
            ```

            3. Make it anew. The password is a new one, and the app gets it by itself.

            ```sh
            helm upgrade {plan.ReleaseName} . --namespace {kubernetes.Namespace} -f values-restore.yaml
            kubectl -n {kubernetes.Namespace} wait clusters.postgresql.cnpg.io {cluster} --for condition=Ready --timeout 2h
            kubectl -n {kubernetes.Namespace} scale deployment --selector app.kubernetes.io/instance={plan.ReleaseName},app.kubernetes.io/name={plan.Name},app.kubernetes.io/component=app --replicas {Math.Max(1, kubernetes.Replicas)}
            ```

            4. Keep `values-restore.yaml` in every later `helm upgrade`, or move it into the override of `values.yaml`: `backup.serverName` says where the backups
               lie from now on.


            """);
    }

    /// <summary>Values that make the cluster out of its own backups.</summary>
    static DataMap Values(string database, string cluster) => new()
    {
        {
            "postgresql", new DataMap
            {
                { "backup", new DataMap { { "serverName", $"{cluster}-restored-1" } } },
                { "bootstrap", new DataMap { { "recovery", new DataMap { { "source", "origin" }, { "database", database }, { "owner", database } } } } },
                {
                    "extraSpec", new DataMap
                    {
                        {
                            "externalClusters", new DataList
                            {
                                new DataMap
                                {
                                    { "name", "origin" },
                                    { "plugin", new DataMap { { "name", Plugin }, { "parameters", new DataMap { { "barmanObjectName", cluster }, { "serverName", cluster } } } } },
                                },
                            }
                        },
                    }
                },
            }
        },
    };

    // The chart of a solution has the values of each service below its name.
    static DataMap InChart(DeploymentPlan plan, DataMap values) => plan.Part is null ? values : new DataMap { { plan.Name, values } };

    // As the chart makes it of a release that is named like the app: 50 characters are enough for a name of 40.
    static string ClusterName(string name) => $"{name}-postgres";
}
