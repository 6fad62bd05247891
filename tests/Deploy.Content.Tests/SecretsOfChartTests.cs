using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>Where the pods' secrets come from: each provider makes what the pods read, a change replaces them, and no value is in the chart.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecretsOfChartTests
{
    static readonly string[] Providers = ["external", "vault", "azure", "aws", "sealed"];

    static readonly string[] Mounting = ["azure", "aws"];

    static IEnumerable<string> ValuesFiles => Directory.GetFiles(ChartContentTests.Values, "*-values.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.ChartCases))]
    public void The_chart_of_a_case_holds_no_secret_value(string name)
    {
        var (chart, values) = ChartOfCaseTests.Write(name);

        foreach (var arguments in values)
            Assert.That(SecretsWithValues(RenderedChart.Of(chart, arguments)), Is.Empty);
    }

    [TestCaseSource(nameof(ValuesFiles))]
    public void No_values_make_the_chart_hold_a_secret_value(string file) =>
        Assert.That(SecretsWithValues(RenderedChart.Of(ChartContentTests.Chart.Value, "-f", Path.Combine(ChartContentTests.Values, file))), Is.Empty);

    [TestCaseSource(nameof(Providers))]
    public void The_provider_makes_every_key_that_a_pod_reads(string provider)
    {
        var chart = Render(provider);

        var made = Made(chart).ToHashSet();
        // The operator of PostgreSQL makes the Secret of its own cluster.
        var read = chart.Workloads.SelectMany(Read).Where(static item => item.Secret != "demo-postgres-app").Distinct().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.Not.Empty.And.SubsetOf(made));
            Assert.That(chart.OfKind("Secret"), Is.Empty);
        }
    }

    [Test]
    public void The_credentials_of_backups_come_out_of_Vault_too() =>
        Assert.That(Made(Render("vault")), Is.SupersetOf(new[] { ("demo-backup", "ACCESS_KEY_ID"), ("demo-backup", "ACCESS_SECRET_KEY") }));

    [TestCaseSource(nameof(Mounting))]
    public void Every_pod_mounts_what_it_reads_and_no_more(string provider)
    {
        var chart = Render(provider);

        using (Assert.EnterMultipleScope())
        {
            foreach (var workload in chart.Workloads)
            {
                var classes = workload.Items("spec", "template", "spec", "volumes")
                    .Where(static volume => RenderedObject.TextBelow(volume, "csi", "driver") == "secrets-store.csi.k8s.io")
                    .ToDictionary(static volume => RenderedObject.TextBelow(volume, "name"), static volume => RenderedObject.TextBelow(volume, "csi", "volumeAttributes", "secretProviderClass"), StringComparer.Ordinal);
                var mounted = workload.Items("spec", "template", "spec", "containers")
                    .SelectMany(static container => ((RenderedObject.Below(container, "volumeMounts") as YamlSequence)?.Items ?? []).Select(static mount => RenderedObject.TextBelow(mount, "name")))
                    .Where(classes.ContainsKey).Select(name => classes[name]);

                Assert.That(mounted, Is.EquivalentTo(Read(workload).Select(static item => item.Secret).Distinct(StringComparer.Ordinal)), workload.Name);
                Assert.That(workload.Text("spec", "template", "spec", "serviceAccountName"), Is.EqualTo("demo"), "The driver reads as the ServiceAccount that may.");
                Assert.That(classes.Values, Is.SubsetOf(chart.OfKind("SecretProviderClass").Select(static item => item.Name)));
            }
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void Reloader_watches_every_Secret_that_a_pod_reads(string provider)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var workload in Render(provider).Workloads)
            {
                var watched = workload.Text("metadata", "annotations", "secret.reloader.stakater.com/reload").Split(',');
                Assert.That(watched, Is.EquivalentTo(Read(workload).Select(static item => item.Secret).Where(static secret => secret != "demo-postgres-app").Distinct(StringComparer.Ordinal)), workload.Name);
            }
        }
    }

    [Test]
    public void Reloader_watches_nothing_unless_it_is_wanted() =>
        Assert.That(Render("external", "--set", "secrets.rotation.reloader=false").Workloads.Select(static item => item.At("metadata", "annotations")), Is.All.Null);

    [TestCase("external", "secrets.remoteKeys.STRIPE_KEY.key=elsewhere")]
    [TestCase("aws", "secrets.remoteKeys.STRIPE_KEY.key=elsewhere")]
    [TestCase("azure", "secrets.azureKeyVault.vaultName=kv-other")]
    [TestCase("minimal", "secrets.rotation.revision=2")]
    public void What_the_chart_knows_of_a_secret_replaces_the_pods(string provider, string change) =>
        Assert.That(PodAnnotations(Render(provider, "--set", change)), Is.Not.EqualTo(PodAnnotations(Render(provider))));

    [TestCaseSource(nameof(Providers))]
    public void A_new_version_alone_changes_no_Secret(string provider)
    {
        var before = Render(provider);
        var after = Render(provider, "--set", "image.tag=9.9.9");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PodAnnotations(after), Is.EqualTo(PodAnnotations(before)));
            Assert.That(Specs(after), Is.EqualTo(Specs(before)));
        }
    }

    [TestCaseSource(nameof(Providers))]
    public void Choosing_a_provider_changes_no_immutable_field(string provider)
    {
        static IEnumerable<string> Immutable(RenderedChart chart) => chart.Workloads.Select(static item =>
            $"{item.Kind} {item.Name}: {RenderedObject.Write(item.At("spec", "selector"))} {item.Text("spec", "serviceName")} {RenderedObject.Write(item.At("spec", "volumeClaimTemplates"))}");

        Assert.That(Immutable(Render(provider)), Is.EqualTo(Immutable(Render(provider, "--set", "secrets.provider=kubernetes"))));
    }

    [Test]
    public void A_store_of_its_own_logs_in_with_the_ServiceAccount_of_the_app()
    {
        var store = Render("vault").OfKind("SecretStore").Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(RenderedObject.Write(store.At("spec", "provider", "vault", "auth")), Is.EqualTo("{kubernetes: {mountPath: kubernetes, role: demo, serviceAccountRef: {name: demo}}}"));
            Assert.That(Render("vault", "--set", "secrets.externalSecrets.storeName=company").OfKind("SecretStore"), Is.Empty);
        }
    }

    [TestCase("azure", "azure.workload.identity/client-id", "66666666-7777-8888-9999-000000000000")]
    [TestCase("aws", "eks.amazonaws.com/role-arn", "arn:aws:iam::123456789012:role/shop")]
    public void The_ServiceAccount_has_the_identity_that_may_read(string provider, string annotation, string identity) =>
        Assert.That(Render(provider).One("ServiceAccount", "demo").Text("metadata", "annotations", annotation), Is.EqualTo(identity));

    [Test]
    public void Without_a_role_the_identity_is_an_association_of_EKS() =>
        Assert.That(Render("aws", "--set", "secrets.awsSecretsManager.roleArn=").OfKind("SecretProviderClass").Select(static item => item.Text("spec", "parameters", "usePodIdentity")), Is.All.EqualTo("true"));

    [Test]
    public void Redis_gets_its_password_and_no_rights_in_the_cloud()
    {
        var aws = Render("aws", "--set", "redis.external.enabled=false").One("StatefulSet", "demo-redis");
        var azure = Render("azure").One("StatefulSet", "demo-redis");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(aws.Text("spec", "template", "metadata", "annotations", "eks.amazonaws.com/skip-containers"), Is.EqualTo("redis"));
            Assert.That(azure.Keys("spec", "template", "metadata", "labels"), Does.Not.Contain("azure.workload.identity/use"));
            Assert.That(Render("azure").One("Deployment", "demo").Text("spec", "template", "metadata", "labels", "azure.workload.identity/use"), Is.EqualTo("true"));
        }
    }

    [Test]
    public void Fields_of_one_JSON_secret_are_fetched_together()
    {
        var objects = Render("aws").One("SecretProviderClass", "shop").Text("spec", "parameters", "objects");

        Assert.That(objects, Does.Contain("""
            - objectName: "shop/mail"
              objectType: secretsmanager
              jmesPath:
                - path: "\"smtp-password\""
                  objectAlias: "SMTP_PASSWORD"
                - path: "smtp.user"
                  objectAlias: "SMTP_USER"
            """));
    }

    static RenderedChart Render(string provider, params string[] arguments)
    {
        var file = Path.Combine(ChartContentTests.Values, $"secrets-{provider}-values.yaml");
        return RenderedChart.Of(ChartContentTests.Chart.Value, File.Exists(file) ? ["-f", file, .. arguments] : arguments);
    }

    static IEnumerable<string> SecretsWithValues(RenderedChart chart) =>
        chart.OfKind("Secret").Where(static item => item.At("data") is not null || item.At("stringData") is not null).Select(static item => item.Name);

    // Every secretKeyRef of every container.
    static IEnumerable<(string Secret, string Key)> Read(RenderedObject workload) => workload.Items("spec", "template", "spec", "containers")
        .SelectMany(static container => (RenderedObject.Below(container, "env") as YamlSequence)?.Items ?? [])
        .Select(static variable => RenderedObject.Below(variable, "valueFrom", "secretKeyRef")).Where(static reference => reference is not null)
        .Select(static reference => (RenderedObject.TextBelow(reference, "name"), RenderedObject.TextBelow(reference, "key")));

    static IEnumerable<(string Secret, string Key)> Made(RenderedChart chart) =>
    [
        .. chart.OfKind("ExternalSecret").SelectMany(static item => item.Items("spec", "data").Select(entry => (item.Text("spec", "target", "name"), RenderedObject.TextBelow(entry, "secretKey")))),
        .. chart.OfKind("SealedSecret").SelectMany(static item => item.Keys("spec", "encryptedData").Select(key => (item.Text("spec", "template", "metadata", "name"), key))),
        .. chart.OfKind("SecretProviderClass").SelectMany(static item => item.Items("spec", "secretObjects"))
            .SelectMany(static item => ((YamlSequence)RenderedObject.Below(item, "data")!).Items.Select(entry => (RenderedObject.TextBelow(item, "secretName"), RenderedObject.TextBelow(entry, "key")))),
    ];

    static List<string> PodAnnotations(RenderedChart chart) =>
        chart.OfKind("Deployment").Select(static item => RenderedObject.Write(item.At("spec", "template", "metadata", "annotations"))).ToList();

    static List<string> Specs(RenderedChart chart) =>
        chart.Objects.Where(static item => item.Kind is "ExternalSecret" or "SealedSecret" or "SecretProviderClass").Select(static item => RenderedObject.Write(item.At("spec"))).ToList();
}
