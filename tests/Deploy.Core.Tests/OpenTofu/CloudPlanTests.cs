using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.OpenTofu;

/// <summary>Sizes, names and regions are such as the platform has.</summary>
public sealed class CloudPlanTests
{
    [TestCase("100m", "256Mi", 256, 512)]
    [TestCase("250m", "600Mi", 256, 1024)]
    [TestCase("250m", "1500Mi", 256, 2048)]
    [TestCase("250m", "3Gi", 512, 3072)]
    [TestCase("300m", "512Mi", 512, 1024)]
    [TestCase("1", "2Gi", 1024, 2048)]
    [TestCase("1", "9Gi", 2048, 9216)]
    [TestCase("5", "10Gi", 8192, 16384)]
    [TestCase("8", "17Gi", 8192, 20480)]
    [TestCase("64", "500Gi", 16384, 122880)]
    public void A_task_is_the_smallest_that_fargate_has(string cpu, string memory, int units, int mebibytes) =>
        Assert.That(CloudSizes.FargateTask(Resources(cpu, memory)), Is.EqualTo((units, mebibytes)));

    [TestCase("100m", "256Mi", 250, 512)]
    [TestCase("250m", "600Mi", 500, 1024)]
    [TestCase("1", "512Mi", 1000, 2048)]
    [TestCase("9", "99Gi", 4000, 8192)]
    public void A_container_app_has_twice_its_processors_in_memory(string cpu, string memory, int thousandths, int mebibytes) =>
        Assert.That(CloudSizes.ContainerApp(Resources(cpu, memory)), Is.EqualTo((thousandths, mebibytes)));

    [TestCase("5Gi", 20)]
    [TestCase("50Gi", 50)]
    [TestCase("50500Mi", 50)]
    public void Storage_begins_where_the_platform_begins(string written, int gibibytes) => Assert.That(CloudSizes.RdsStorage(Quantity.Size(written)), Is.EqualTo(gibibytes));

    [TestCase(1, 1)]
    [TestCase(8, 14)]
    [TestCase(100, 120)]
    [TestCase(9999, 3653)]
    public void Logs_are_kept_for_at_least_what_is_written(int days, int kept) => Assert.That(CloudSizes.Retention(TimeSpan.FromDays(days)), Is.EqualTo(kept));

    [TestCase("ghcr.io/acme/shop", false)]
    [TestCase("localhost:5000/shop", false)]
    [TestCase("acme/shop", true)]
    [TestCase("shop", true)]
    public void A_registry_is_made_where_the_image_has_none(string image, bool made) =>
        Assert.That(Cloud($"deployment: {{ pattern: small-saas, domain: a.example.com, image: '{image}' }}\n")!.Registry is not null, Is.EqualTo(made));

    [TestCase("shop.example.com", "example.com")]
    [TestCase("example.com", "example.com")]
    [TestCase("staging.shop.example.com", "example.com")]
    [TestCase("shop.example.co.uk", "example.co.uk")]
    [TestCase("example.co.uk", "example.co.uk")]
    [TestCase("shop.example.de", "example.de")]
    public void The_zone_is_that_of_the_name_that_was_bought(string domain, string zone) => Assert.That(Cloud($"deployment: {{ pattern: small-saas, domain: {domain} }}\n")!.Domain!.Zone, Is.EqualTo(zone));

    [Test]
    public void Regions_go_by_priority_with_networks_that_do_not_overlap()
    {
        var regions = Cloud("""
            deployment: { pattern: production-saas, domain: shop.example.com, region: eu-west-1 }
            aws: { vpc_cidr: 10.255.0.0/16 }
            multiregion:
              regions: [{ region: us-west-2, failover_priority: 2 }, { region: eu-central-1, failover_priority: 1 }, { region: ap-southeast-2 }]

            """)!.Regions!.Regions;
        Assert.That(regions.Select(static region => (region.Name, region.Role, region.Priority, region.Cidr)), Is.EqualTo(new[]
        {
            ("eu-west-1", RegionRole.Primary, 0, "10.255.0.0/16"), ("eu-central-1", RegionRole.Standby, 1, "10.0.0.0/16"), ("us-west-2", RegionRole.Standby, 2, "10.1.0.0/16"), ("ap-southeast-2", RegionRole.Standby, 3, "10.2.0.0/16"),
        }));
    }

    [TestCase("10.0.0.0/16", "10.1.0.0/16")]
    [TestCase("172.31.0.0/16", "172.16.0.0/16")]
    [TestCase("192.168.240.0/20", "192.168.0.0/20")]
    [TestCase("192.168.0.0/16", "10.1.0.0/16")]
    public void The_next_network_is_a_private_one(string first, string second) => Assert.That(
        Cloud($"deployment: {{ pattern: production-saas, domain: shop.example.com }}\naws: {{ vpc_cidr: {first} }}\nmultiregion: {{ dr_region: us-west-2 }}\n")!.Regions!.Regions[1].Cidr, Is.EqualTo(second));

    [TestCase("active-passive", AwsDatabase.Rds)]
    [TestCase("active-active", AwsDatabase.Aurora)]
    public void Regions_that_write_share_an_aurora(string strategy, AwsDatabase engine) =>
        Assert.That(Cloud($"deployment: {{ pattern: production-saas, domain: shop.example.com }}\nservices: {{ postgres: {{}} }}\nmultiregion: {{ strategy: {strategy}, dr_region: us-west-2 }}\n")!.Database!.Engine, Is.EqualTo(engine));

    [TestCase("", true)]
    [TestCase("production", true)]
    [TestCase("staging", false)]
    public void Production_is_protected_and_a_test_can_be_thrown_away(string environment, bool isProtected)
    {
        var plans = Plans("deployment: { pattern: small-saas, domain: a.example.com }\nservices: { postgres: {} }\nenvironments: { staging: {}, production: {} }\n");
        var plan = environment.Length == 0 ? plans.Base : plans.Environments.Single(item => item.Name == environment).Plan;
        Assert.That(plan.Cloud!.Protect, Is.EqualTo(isProtected));
    }

    static ResourcesPlan Resources(string cpu, string memory) => new(Quantity.Cpu(cpu), Quantity.Size("1Mi"), Quantity.Cpu(cpu), Quantity.Size(memory));

    static CloudPlan? Cloud(string yaml) => Plans(yaml).Base.Cloud;

    static DeploymentPlans Plans(string yaml)
    {
        var facts = FactsFile.WebProject("shop");
        var text = new SourceText("deployment.yaml", yaml);
        var check = DeploymentCompiler.Check(text, facts);
        Assert.That(check.HasErrors, Is.False, string.Join('\n', check.Diagnostics.Select(static diagnostic => diagnostic.Message)));
        return Planner.Plan(check.File!, facts);
    }
}
