using System.Globalization;
using Deploy.Core.Cost;
using Deploy.Core.Plan.Cloud;

namespace Deploy.Core.Tests.Cost;

public sealed class EstimateTests
{
    const string SmallSaas = "deployment: { pattern: small-saas, platform: aws, image: shop, domain: shop.example.com }\nservices: { postgres: {} }\n";
    const string ProductionSaas = "deployment: { pattern: production-saas, platform: aws, image: shop, domain: shop.example.com }\nservices: { postgres: {}, redis: {} }\n";

    // What the patterns promise.
    [TestCase(SmallSaas, 50, 100)]
    [TestCase(ProductionSaas, 300, 500)]
    [TestCase("deployment: { pattern: small-saas, platform: azure, image: shop }\nservices: { postgres: {} }\n", 50, 150)]
    [TestCase("deployment: { pattern: production-saas, platform: azure, image: shop }\nservices: { postgres: {}, redis: {} }\n", 300, 700)]
    [TestCase("deployment: { pattern: hobby-project, platform: aws }\nservices: { postgres: {} }\n", 10, 25)]
    [TestCase("deployment: { pattern: hobby-project, platform: azure }\nservices: { postgres: {} }\n", 10, 25)]
    [TestCase("deployment: { pattern: kubernetes, platform: aws, image: shop }\nkubernetes: { cluster: create }\n", 300, 500)]
    [TestCase("deployment: { pattern: kubernetes, platform: azure, image: shop }\nkubernetes: { cluster: create }\n", 400, 1100)]
    public void A_pattern_costs_what_it_promises(string yaml, int least, int most)
    {
        var estimate = Estimates.Of(yaml);
        TestContext.Out.WriteLine(estimate.Text());
        Assert.That(estimate.Total, Is.InRange((decimal)least, (decimal)most), estimate.Text());
        Assert.That(estimate.Most, Is.GreaterThanOrEqualTo(estimate.Total));
        Assert.That(estimate.Missing, Is.Empty);
    }

    [Test]
    public void Every_class_of_every_pattern_size_and_platform_has_a_price([Values("hobby-project", "small-saas", "production-saas", "kubernetes")] string pattern, [Values("small", "medium", "large")] string size, [Values] bool isAws, [Values] bool american)
    {
        var region = (isAws, american) switch { (true, true) => "us-east-1", (true, false) => "eu-west-1", (false, true) => "eastus", _ => "westeurope" };
        var broker = isAws || pattern is "kubernetes" or "hobby-project" ? $", rabbitmq: {{ size: {size} }}" : "";
        var image = pattern == "kubernetes" ? ", image: ghcr.io/acme/shop" : "";
        var estimate = Estimates.Of(
            $"deployment: {{ pattern: {pattern}, platform: {(isAws ? "aws" : "azure")}, region: {region}{image} }}\n"
            + $"services: {{ postgres: {{ size: {size} }}, redis: {{ size: {size} }}, mongodb: {{ size: {size} }}{broker} }}\n"
            + (pattern == "kubernetes" ? "kubernetes: { cluster: create }\n" : ""));
        Assert.That(estimate.Missing, Is.Empty);
        Assert.That(estimate.Assumptions, Has.None.Contain("price list does not have"));
    }

    [TestCase("db.t4g.medium")]
    [TestCase("db.r7g.large")]
    [TestCase("db.r7g.xlarge")]
    public void A_class_of_Aurora_has_a_price(string name) =>
        Assert.That(Estimates.Of($"{ProductionSaas}aws: {{ database: aurora, instance_class: {name} }}\n").Missing, Is.Empty);

    [Test]
    public void A_class_without_a_price_is_named_and_makes_the_total_a_lower_bound()
    {
        var estimate = Estimates.Of($"{SmallSaas}aws: {{ instance_class: db.x2g.16xlarge }}\n");
        Assert.That(estimate.Missing, Is.EqualTo(new[] { "db.x2g.16xlarge" }));
        Assert.That(Support.Compilation.Of($"{SmallSaas}aws: {{ instance_class: db.x2g.16xlarge }}\n").File("COSTS.md"), Does.Contain("more than $").And.Contain("`db.x2g.16xlarge` is **not in the price list**"));
    }

    [Test]
    public void A_region_without_prices_takes_those_of_its_neighbour_and_says_so()
    {
        var estimate = Estimates.Of(SmallSaas.Replace("platform: aws", "platform: aws, region: ap-southeast-2", StringComparison.Ordinal));
        Assert.That(estimate.Assumptions, Has.Some.Contain("does not have ap-southeast-2").And.Some.Contain("eu-west-1"));
    }

    [TestCase("aws", "us-west-2", "us-east-1")]
    [TestCase("aws", "eu-central-1", "eu-west-1")]
    [TestCase("azure", "westus3", "eastus")]
    [TestCase("azure", "northcentralus", "eastus")]
    [TestCase("azure", "australiaeast", "westeurope")]
    public void A_region_has_a_column(string platform, string region, string column) =>
        Assert.That(PriceTable.Column(platform == "aws" ? Core.Spec.Platform.Aws : Core.Spec.Platform.Azure, region), Is.EqualTo(column));

    [TestCase(SmallSaas)]
    [TestCase(ProductionSaas)]
    [TestCase("deployment: { pattern: production-saas, platform: azure, image: shop, workers: [{ name: mail, command: dotnet Mail.dll }] }\nservices: { postgres: {}, redis: {}, mongodb: {} }\n")]
    [TestCase("deployment: { pattern: kubernetes, platform: azure, image: shop }\nkubernetes: { cluster: create }\nservices: { mongodb: {} }\n")]
    [TestCase("deployment: { pattern: production-saas, platform: aws, image: shop, domain: shop.example.com }\nservices: { postgres: {}, rabbitmq: {}, mongodb: {} }\naws: { spot: true }\nlambda: {}\nmultiregion: { primary_region: eu-west-1, regions: [{ region: us-east-1 }, { region: eu-central-1, replication_type: active-active }] }\n")]
    public void The_formula_is_the_amount(string yaml)
    {
        foreach (var line in Estimates.Of(yaml).Regions.SelectMany(static region => region.Lines))
        {
            var sum = line.Formula.Split(" + ").Sum(static term => term.Split(" × ").Aggregate(1m, static (product, factor) => product * decimal.Parse(factor.TrimStart('$').Split(' ')[0], NumberStyles.Number, CultureInfo.InvariantCulture)));
            Assert.That(Math.Abs(sum - line.Amount), Is.LessThan(0.01m), $"{line.Part}: {line.Formula} = {line.Amount}");
        }
    }

    [Test]
    public void Each_region_is_paid_for_and_one_that_waits_runs_one_task()
    {
        var estimate = Estimates.Of($"{ProductionSaas}multiregion: {{ primary_region: eu-west-1, dr_region: us-east-1 }}\n");
        Assert.That(estimate.Regions.Select(static region => region.Role), Is.EqualTo(new RegionRole?[] { RegionRole.Primary, RegionRole.Standby, null }));
        var one = Estimates.Of(ProductionSaas.Replace("platform: aws", "platform: aws, region: eu-west-1", StringComparison.Ordinal));
        Assert.That(estimate.Total, Is.GreaterThan(one.Total * 1.5m));
        Assert.That(estimate.Regions[1].Lines[0].Formula, Does.StartWith("0.25 vCPU"));
        Assert.That(estimate.Regions[2].Lines.Select(static line => line.Part), Is.EqualTo(new[] { "Copies to the other regions", "Health checks" }));
    }

    [Test]
    public void Allowances_are_taken_off_once()
    {
        var plans = Support.Compilation.Of($"{SmallSaas}environments: {{ staging: {{}} }}\n").File("COSTS.md");
        Assert.That(plans, Does.Contain("5 GB beyond the free ones × $0.5").And.Contain("50 GB × $0.09"));
    }

    [Test]
    public void What_is_cheaper_saves_what_it_says()
    {
        var plan = Estimates.Plan(ProductionSaas);
        var choices = CheaperChoices.Of(plan, plan.Cloud!, PriceTable.Current);
        var single = choices.Single(static choice => choice.Write == "`aws: { nat: single }`");
        Assert.That(single.Saving, Is.EqualTo(Estimates.Of(ProductionSaas).Total - Estimates.Of($"{ProductionSaas}aws: {{ nat: single }}\n").Total));
        foreach (var choice in choices.Where(static choice => choice.Write.StartsWith("`aws", StringComparison.Ordinal)))
            Assert.That(Estimates.Of($"{ProductionSaas}{choice.Write.Trim('`')}\n").Total, Is.EqualTo(Estimates.Of(ProductionSaas).Total - choice.Saving), choice.Write);
    }

    [Test]
    public void A_budget_is_compared_in_dollars_only()
    {
        Assert.That(Support.Compilation.Of($"{ProductionSaas}budget: {{ monthly: 100 }}\n").Codes, Does.Contain("DEPLOY0350"));
        Assert.That(Support.Compilation.Of($"{ProductionSaas}budget: {{ monthly: 1000 }}\n").Codes, Does.Not.Contain("DEPLOY0350"));
        Assert.That(Support.Compilation.Of($"{ProductionSaas}budget: {{ monthly: 100, currency: EUR }}\n").Codes, Does.Not.Contain("DEPLOY0350"));
        // Nothing is planned from a file with errors.
        Assert.That(Support.Compilation.Of($"{ProductionSaas}budget: {{ monthly: 100 }}\ncanary: {{}}\nbluegreen: {{}}\n").Codes, Does.Not.Contain("DEPLOY0350"));
    }

    [Test]
    public void Where_nothing_is_created_nothing_is_estimated() => Assert.That(Support.Compilation.Of("deployment: {}\n").Files!["COSTS.md"], Is.Null);
}
