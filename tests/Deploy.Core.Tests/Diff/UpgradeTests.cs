using Deploy.Core.Diff;
using Deploy.Core.Diff.Upgrade;
using Deploy.Core.Tests.Support;
using static Deploy.Core.Tests.Diff.Comparison;

namespace Deploy.Core.Tests.Diff;

public sealed class UpgradeTests
{
    const string Chart = "Kubernetes (helm/shop)";

    [TestCase("  redis: {}", "  redis: { storage: 5Gi }", "Redis: the volume's size changes from '256Mi' to '5Gi'")]
    [TestCase("  redis: {}", "  redis: { storage_class: fast }", "Redis: the storage class changes from 'that of the cluster' to 'fast'")]
    [TestCase("storage: 20Gi", "storage: 10Gi", "PostgreSQL: the volume shrinks from 20Gi to 10Gi")]
    [TestCase("storage: 20Gi", "storage: 20Gi, version: 15", "PostgreSQL: the version goes back from 16 to 15")]
    [TestCase("storage: 20Gi", "storage: 20Gi, version: 17", "PostgreSQL: 16 to 17 is another major version")]
    [TestCase("storage: 20Gi", "storage: 20Gi, version: 17", "the server does not start with files of 16")]
    public void Such_a_change_is_refused(string old, string replacement, string what) => AssertRisk(Of(old, replacement), RiskKind.Refused, what);

    [TestCase("  mongodb: {}", "  mongodb: { storage: 20Gi }", "MongoDB: the volume's size changes from '10Gi' to '20Gi'")]
    [TestCase("  rabbitmq: {}", "  rabbitmq: { storage_class: fast }", "RabbitMQ: the storage class changes from 'that of the cluster' to 'fast'")]
    public void Such_a_change_of_another_service_is_refused(string old, string replacement, string what) => AssertRisk(Between(WithServices(old), WithServices(replacement)), RiskKind.Refused, what);

    [TestCase("  rabbitmq: { replicas: 3 }", "  rabbitmq: {}", "RabbitMQ goes from 3 nodes to 1")]
    [TestCase("  mongodb: {}", "", "MongoDB is no longer part of the release")]
    [TestCase("  rabbitmq: {}", "  rabbitmq: { external: true, host: mq.example.com }", "RabbitMQ moves from the release to 'mq.example.com'")]
    public void Such_a_change_of_another_service_leaves_data_behind(string old, string replacement, string what) =>
        AssertRisk(Between(WithServices(old), WithServices(replacement)), RiskKind.LeftBehind, what);

    [TestCase("  rabbitmq: {}", "  rabbitmq: { replicas: 3 }")]
    [TestCase("  mongodb: {}", "  mongodb: { version: 8 }")]
    public void An_ordinary_change_of_another_service_is_no_risk(string old, string replacement) => Assert.That(Between(WithServices(old), WithServices(replacement)).Risks, Is.Empty);

    static string WithServices(string services) => Replace(Shop, "  redis: {}", $"  redis: {{}}\n{services}");

    [TestCase("name: shop", "name: store", "The objects of the release are renamed from 'shop' to 'shop-store'")]
    [TestCase("name: shop", "name: store", "The compose project is renamed from 'shop' to 'store'")]
    [TestCase("  replicas: 2", "  replicas: 2\n  namespace: web", "The namespace changes from 'shop' to 'web'")]
    [TestCase("storage: 20Gi", "storage: 20Gi, storage_class: fast", "PostgreSQL: the storage class changes from 'that of the cluster' to 'fast'")]
    [TestCase("storage: 20Gi", "external: true, host: db.example.com", "PostgreSQL moves from the release to 'db.example.com'")]
    [TestCase("  redis: {}\n", "", "Redis is no longer part of the release")]
    [TestCase("  redis: {}\n", "", "The volume 'redis-data' is no longer mounted by 'redis'")]
    public void Such_a_change_leaves_data_behind(string old, string replacement, string what) => AssertRisk(Of(old, replacement), RiskKind.LeftBehind, what);

    [TestCase("tag: 1.2.0", "tag: 1.3.0")]
    [TestCase("replicas: 2", "replicas: 4")]
    [TestCase("storage: 20Gi", "storage: 50Gi")]
    [TestCase("storage: 20Gi", "storage: 20Gi, version: 16.4")]
    [TestCase("{ enabled: false }", "{ enabled: true, max: 9 }")]
    [TestCase("[STRIPE_KEY]", "[]")]
    [TestCase("  redis: {}", "  redis: { version: 8 }")]
    [TestCase("domain: shop.example.com", "domain: www.example.com")]
    public void An_ordinary_change_is_no_risk(string old, string replacement) => Assert.That(Of(old, replacement).Risks, Is.Empty);

    /// <summary>The chart takes a release name that holds the chart's name as the name of everything: then only the selector changes.</summary>
    [Test]
    public void A_name_that_the_release_holds_already_changes_selectors_in_place_and_is_refused()
    {
        var before = Replace(Shop, "name: shop", "name: web-shop");
        AssertRisk(Between(before, Shop), RiskKind.Refused, "The name in the selectors changes from 'web-shop' to 'shop'");
    }

    [Test]
    public void A_name_set_in_the_values_is_seen_too()
    {
        var before = Tree(Shop);
        var after = before.With("helm/shop/values.yaml", static text => Replace(text, "\nnameOverride: \"\"", "\nnameOverride: sho"));
        AssertRisk(OutputDiff.Between(before, after, Repository.Content), RiskKind.Refused, "from 'shop' to 'sho'");
        var moved = before.With("helm/shop/values.yaml", static text => Replace(text, "fullnameOverride: \"\"", "fullnameOverride: bazaar"));
        AssertRisk(OutputDiff.Between(before, moved, Repository.Content), RiskKind.LeftBehind, "from 'shop' to 'bazaar'");
    }

    [TestCase("postgresql", "  database: shop", "  database: store", "PostgreSQL: the database changes from 'shop' to 'store'")]
    [TestCase("postgresql", "  owner: shop", "  owner: clerk", "PostgreSQL: the owner changes from 'shop' to 'clerk'")]
    public void What_is_made_with_the_cluster_only_leaves_data_behind(string section, string old, string replacement, string what)
    {
        var before = Tree(Shop);
        var after = before.With("helm/shop/values.yaml", text =>
        {
            var at = text.IndexOf($"\n{section}:", StringComparison.Ordinal);
            return text[..at] + Replace(text[at..], old + "\n", replacement + "\n");
        });
        AssertRisk(OutputDiff.Between(before, after, Repository.Content), RiskKind.LeftBehind, what);
    }

    [TestCase("templates/redis-statefulset.yaml", "  serviceName: ", "  serviceName: other-", "the StatefulSet's serviceName")]
    [TestCase("templates/redis-statefulset.yaml", "          - ReadWriteOnce", "          - ReadWriteOncePod", "the StatefulSet's volumeClaimTemplates")]
    [TestCase("templates/rabbitmq-statefulset.yaml", "  podManagementPolicy: Parallel", "  podManagementPolicy: OrderedReady", "the StatefulSet's podManagementPolicy")]
    [TestCase("templates/mongodb-statefulset.yaml", "          - ReadWriteOnce", "          - ReadWriteOncePod", "the StatefulSet's volumeClaimTemplates")]
    [TestCase("templates/_helpers.tpl", "app.kubernetes.io/component: ", "app.kubernetes.io/role: ", "the labels of all selectors")]
    [TestCase("templates/service.yaml", "spec:\n", "spec:\n  clusterIP: None\n", "the Service's clusterIP")]
    public void A_template_that_changes_an_immutable_field_is_refused(string template, string old, string replacement, string what)
    {
        var before = Tree(Shop);
        AssertRisk(OutputDiff.Between(before, before.With($"helm/shop/{template}", text => Replace(text, old, replacement)), Repository.Content), RiskKind.Refused, $"{template} changes {what},");
    }

    [Test]
    public void A_template_that_changes_elsewhere_is_no_risk()
    {
        var before = Tree(Shop);
        var after = before.With("helm/shop/templates/redis-statefulset.yaml", static text => Replace(text, "terminationGracePeriodSeconds: 60", "terminationGracePeriodSeconds: 90"))
            .With("helm/shop/templates/deployment.yaml", static text => Replace(text, "revisionHistoryLimit:", "revisionHistoryLimit: # how many"));
        Assert.That(OutputDiff.Between(before, after, Repository.Content).Risks, Is.Empty);
    }

    [TestCase("postgres-data:/var/lib", "pg:/var/lib", "'postgres' mounts the volume 'pg'")]
    [TestCase("POSTGRES_DB: shop", "POSTGRES_DB: store", "PostgreSQL: the database changes from 'shop' to 'store'")]
    [TestCase("POSTGRES_USER: shop", "POSTGRES_USER: clerk", "PostgreSQL: the user changes from 'shop' to 'clerk'")]
    [TestCase("  postgres-data: {}", "  postgres-data: { driver: nfs }", "The volume 'postgres-data' is defined otherwise")]
    public void On_a_server_data_stays_in_the_old_volume(string old, string replacement, string what)
    {
        var before = Tree(Shop);
        AssertRisk(OutputDiff.Between(before, before.With("docker/compose.production.yaml", text => Replace(text, old, replacement)), Repository.Content), RiskKind.LeftBehind, what);
    }

    [Test]
    public void A_risk_of_one_environment_names_it_and_one_of_all_is_said_once()
    {
        var one = Of("{ kubernetes: { replicas: 1 } }", "{ kubernetes: { replicas: 1, database: { storage: 5Gi } } }");
        Assert.That(one.Risks.Select(static risk => risk.Where), Is.EqualTo(new[] { "Kubernetes, environment staging" }));
        var all = Of("storage: 20Gi", "storage: 10Gi");
        Assert.That(all.Risks.Select(static risk => risk.Where), Is.EqualTo(new[] { $"{Chart}; Kubernetes, environment staging" }));
    }

    [Test]
    public void Of_a_service_that_others_run_only_the_laptops_own_is_warned_of()
    {
        var before = Replace(Shop, "{ storage: 20Gi }", "{ external: true, host: db.example.com, version: 16 }");
        Assert.That(Between(before, Replace(before, "version: 16", "version: 17")).Risks.Select(static risk => risk.Where), Is.EqualTo(new[] { "Laptop (docker/compose.yaml)" }));
    }

    [Test]
    public void Every_rule_is_in_a_list()
    {
        var registered = new[] { "Chart", "Compose" }.SelectMany(static name =>
            (UpgradeRule[])typeof(UpgradeRisks).GetField(name, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!);
        Assert.That(registered.Select(static rule => rule.GetType()), Is.EquivalentTo(typeof(UpgradeRule).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(UpgradeRule)))));
    }

    static void AssertRisk(OutputDiff diff, RiskKind kind, string what) => Assert.That(
        diff.Risks.Where(risk => risk.Kind == kind).Select(static risk => risk.ToDiagnostic().Message), Has.Some.Contains(what), DiffText.Write(diff, "", ""));
}
