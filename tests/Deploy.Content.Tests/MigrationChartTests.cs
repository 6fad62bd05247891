namespace Deploy.Content.Tests;

/// <summary>What the chart promises about migrations.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MigrationChartTests
{
    [Test]
    public void Before_an_upgrade_the_job_is_a_hook_that_ends_before_anything_changes()
    {
        var job = Job(Rendered.Of("migrations-values.yaml", "--is-upgrade"));

        Assert.That(job, Does.Contain("name: demo-migrate,").And.Contain("helm.sh/hook: pre-install,pre-upgrade"));
    }

    [TestCase("migrations-values.yaml")]
    [TestCase("migrations-vault-values.yaml")]
    public void On_an_installation_that_makes_what_the_job_needs_it_is_no_hook(string values)
    {
        var job = Job(Rendered.Of(values));

        Assert.That(job, Does.Contain("name: demo-migrate-r1,").And.Not.Contain("helm.sh/hook"));
    }

    [Test]
    public void On_an_installation_beside_an_existing_database_it_is_a_hook_with_an_account_of_its_own()
    {
        var rendered = Rendered.Of("migrations-external-values.yaml");

        Assert.That(Job(rendered), Does.Contain("helm.sh/hook: pre-install,pre-upgrade").And.Contain("serviceAccountName: demo-migrate,"));
        Assert.That(rendered.Texts()["ServiceAccount/demo-migrate"], Does.Contain("helm.sh/hook-weight: -10"));
    }

    // Its ConfigMap is that of the version before, or not there yet.
    [TestCase("migrations-values.yaml")]
    [TestCase("migrations-external-values.yaml")]
    public void The_job_reads_no_ConfigMap_of_the_release(string values)
    {
        Assert.That(Job(Rendered.Of(values, "--is-upgrade", "--set-string", "env.LEVEL=5")), Does.Contain("name: LEVEL").And.Not.Contain("configMapRef"));
    }

    [Test]
    public void A_new_key_of_a_store_does_not_hold_the_hook_up()
    {
        Assert.That(Job(Rendered.Of("migrations-vault-values.yaml", "--is-upgrade")), Does.Contain("key: STRIPE_API_KEY, optional: true"));
        Assert.That(Job(Rendered.Of("migrations-vault-values.yaml")), Does.Not.Contain("optional: true"));
    }

    /// <summary>What this version reaches for the first time the policies of the version before do not know.</summary>
    [TestCase("migrations-values.yaml", "port: 5432")]
    [TestCase("migrations-external-values.yaml", "port: 5432")]
    public void The_hook_brings_the_edges_it_needs(string values, string edge)
    {
        var texts = Rendered.Of(values, "--is-upgrade").Texts();

        Assert.That(texts["NetworkPolicy/demo-migrate"], Does.Contain(edge).And.Contain("helm.sh/hook: pre-install,pre-upgrade"));
        Assert.That(Weight(texts["NetworkPolicy/demo-migrate"]), Is.LessThan(Weight(texts["Job/demo-migrate"])));
    }

    [Test]
    public void A_backup_is_made_before_an_upgrade_and_not_before_the_installation()
    {
        Assert.That(Rendered.Of("migrations-values.yaml").Texts().Keys, Has.None.Contains("migrate-backup"));
        var texts = Rendered.Of("migrations-values.yaml", "--is-upgrade").Texts();
        Assert.That(Weight(texts["Job/demo-migrate-backup"]), Is.LessThan(Weight(texts["Job/demo-migrate"])));
        Assert.That(Weight(texts["Role/demo-migrate-backup"]), Is.LessThan(Weight(texts["Job/demo-migrate-backup"])));
    }

    [Test]
    public void Only_the_backup_gets_a_token_of_the_Kubernetes_API()
    {
        var jobs = Rendered.Of("migrations-values.yaml", "--is-upgrade").Texts().Where(static entry => entry.Key.StartsWith("Job/", StringComparison.Ordinal)).ToList();

        Assert.That(jobs.Where(static job => job.Value.Contains("automountServiceAccountToken: true", StringComparison.Ordinal)).Select(static job => job.Key), Is.EqualTo(new[] { "Job/demo-migrate-backup" }));
        Assert.That(jobs.Single(static job => job.Key == "Job/demo-migrate").Value, Does.Contain("automountServiceAccountToken: false"));
    }

    [TestCase("expand")]
    [TestCase("contract")]
    public void The_command_is_told_the_phase(string phase) =>
        Assert.That(Job(Rendered.Of("migrations-external-values.yaml", "--set", $"migrations.phase={phase}")), Does.Contain($"name: MIGRATION_PHASE, value: {phase}}}"));

    [Test]
    public void All_that_an_upgrade_adds_is_valid_and_restricted()
    {
        var folder = Directory.CreateTempSubdirectory("migrations").FullName;
        foreach (var values in new[] { "migrations-values.yaml", "migrations-external-values.yaml", "migrations-vault-values.yaml" })
        {
            var path = Path.Combine(folder, values);
            File.WriteAllText(path, Tool.Require("helm").Accept(null, "template", "demo", ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile(values), "--namespace", "apps", "--kube-version", "1.29.0", "--is-upgrade"));
            Tool.RequireShared("kube-validate/kube-validate.sh").Accept(null, "--restricted", "--kube", "1.29", path);
        }
    }

    static string Job(Rendered rendered) => rendered.Texts().Single(static entry => entry.Key.StartsWith("Job/demo-migrate", StringComparison.Ordinal) && !entry.Key.Contains("backup", StringComparison.Ordinal)).Value;

    static int Weight(string text)
    {
        const string key = "helm.sh/hook-weight: ";
        var start = text.IndexOf(key, StringComparison.Ordinal) + key.Length;
        return int.Parse(text[start..text.IndexOfAny([',', '}'], start)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
