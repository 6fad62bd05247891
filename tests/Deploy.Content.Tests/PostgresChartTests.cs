using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;
using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about PostgreSQL behind PgBouncer, and about its way back from a backup.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class PostgresChartTests
{
    [Test]
    public void With_a_pooler_the_app_connects_to_it_and_every_edge_is_open()
    {
        var rendered = Rendered.Of("monitoring-values.yaml");
        var pooler = Text(rendered.Kinds("Pooler").Single(), "metadata", "name")!;
        var environment = ((YamlSequence)At(rendered.One("Deployment", "demo"), "spec", "template", "spec", "containers", "0", "env")!).Items
            .ToDictionary(static item => Text(item, "name")!, static item => Text(item, "value"), StringComparer.Ordinal);

        Assert.That(environment["PGHOST"], Is.EqualTo(pooler));
        Assert.That(environment["DATABASE_URL"], Does.Contain("@$(PGHOST)"));
        Assert.That(environment["ConnectionStrings__Postgres"], Does.EndWith(";No Reset On Close=true"));
        var texts = rendered.Texts();
        foreach (var policy in new[] { "NetworkPolicy/demo-egress", "NetworkPolicy/demo-postgres", "NetworkPolicy/demo-pooler", "PodDisruptionBudget/demo-pooler", "PodMonitor/demo-pooler" })
            Assert.That(texts[policy], Does.Contain($"cnpg.io/poolerName: {pooler}"), policy);
        Assert.That(texts["NetworkPolicy/demo-pooler"], Does.Contain("port: 9127").And.Contain("cnpg.io/cluster: demo-postgres"));
    }

    [Test]
    public void A_session_of_its_own_needs_no_help_from_Npgsql() =>
        Assert.That(Rendered.Of("monitoring-values.yaml", "--set", "postgresql.pooler.poolMode=session").Texts()["Deployment/demo"], Does.Not.Contain("No Reset On Close"));

    [Test]
    public void Without_a_pooler_the_app_connects_to_the_primary()
    {
        var texts = Rendered.Of("full-values.yaml").Texts();

        Assert.That(texts["Deployment/demo"], Does.Contain("key: host"));
        Assert.That(texts.Keys, Has.None.Contains("pooler"));
    }

    /// <summary>The values that the chart's README gives for a restore, as they stand.</summary>
    [Test]
    public void The_restore_of_the_readme_makes_the_cluster_out_of_its_own_backups()
    {
        var chart = Directory.GetDirectories(Path.Combine(GeneratedFiles.Write("monitoring"), "helm")).Single();
        var values = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "restore")).FullName, "values-restore.yaml");
        File.WriteAllText(values, Restore().Match(File.ReadAllText(Path.Combine(chart, "README.md"))).Groups["yaml"].Value);

        var text = Tool.Require("helm").Accept(null, "template", "shop", chart, "--namespace", "web", "--kube-version", "1.36.0", "-f", values);
        var rendered = Path.Combine(Path.GetDirectoryName(values)!, "rendered.yaml");
        File.WriteAllText(rendered, text);
        // The validator has no schema of the Barman Cloud plugin's ObjectStore.
        Tool.RequireShared("kube-validate/kube-validate.sh").Accept(null, "--restricted", "--kube", "1.36", "--ignore-missing-schemas", rendered);

        var chartOf = RenderedChart.Of(chart, "-f", values, "--set", "fullnameOverride=shop");
        var cluster = chartOf.OfKind("Cluster").Single().Root;
        var origin = At(cluster, "spec", "externalClusters", "0");
        Assert.That(Text(cluster, "spec", "bootstrap", "recovery", "source"), Is.EqualTo(Text(origin, "name")));
        Assert.That(At(cluster, "spec", "bootstrap", "initdb"), Is.Null);
        Assert.That(Text(origin, "plugin", "parameters", "barmanObjectName"), Is.EqualTo(chartOf.OfKind("ObjectStore").Single().Name));
        Assert.That(Text(origin, "plugin", "parameters", "serverName"), Is.EqualTo("shop-postgres"));
        Assert.That(Text(cluster, "spec", "plugins", "0", "parameters", "serverName"), Is.EqualTo("shop-postgres-restored-1"), "The new archive is not the old one.");
    }

    [GeneratedRegex("## Restore the database.*?```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Restore();
}
