using System.Globalization;
using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>Whom Prometheus asks, as a file of its service discovery: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config.</summary>
static class ScrapeTargets
{
    /// <summary>Folder beside the compose files; mounted as a folder, because a file that is mounted by itself never changes.</summary>
    public const string Folder = "observability/targets";

    /// <summary>The folder of a server, whose targets may be others than those of a laptop: each environment may have a port of its own, and two colours have two names.</summary>
    public static string FolderOf(string environment, DataList targets, DataList main) =>
        targets.SameAs(main) ? Folder : $"{Folder}.{(environment.Length == 0 ? "production" : environment)}";

    /// <summary>The apps that tell metrics, by the names of their containers.</summary>
    public static DataList Of(IEnumerable<(string Container, DeploymentPlan Plan)> apps)
    {
        var targets = new DataList();
        foreach (var (container, plan) in apps.Where(static app => app.Plan.ServesHttp))
        {
            targets.Add(new DataMap
            {
                { "targets", new DataList { $"{container}:{plan.Port.ToString(CultureInfo.InvariantCulture)}" } },
                { "labels", new DataMap { { "__metrics_path__", plan.MetricsPath }, { "service", plan.Name } } },
            });
        }

        return targets;
    }

    /// <summary>What Prometheus and Grafana are started with.</summary>
    public static IEnumerable<Artifact> Settings(ContentFiles content) =>
        new[] { "datasources.yml", "prometheus.yml" }.Select(file => Artifact.OfText($"docker/observability/{file}", content.Text($"docker/observability/{file}"), []));

    /// <summary>A file of targets.</summary>
    public static Artifact File(string folder, DataList targets, string header) => Artifact.OfText($"docker/{folder}/app.yaml", $"# {header}\n# Whom Prometheus asks.\n{YamlWriter.Write(targets)}", []);
}
