using System.Globalization;
using System.Text;
using Deploy.Core.Cost;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docs;

/// <summary>COSTS.md: what the infrastructure costs a month, how that comes about, and what would cost less.</summary>
static class CostsDocument
{
    /// <summary>Its name at the root of the output.</summary>
    public const string FileName = "COSTS.md";

    /// <summary>The document; null where no environment creates anything.</summary>
    public static string? Write(DeploymentPlans plans, string specName, string header)
    {
        // The base is production, unless an environment is.
        var environments = plans.Environments.Select(static environment => environment.Plan).ToList();
        var all = (environments.Exists(static plan => plan.Cloud is { Protect: true }) ? environments : [plans.Base, .. environments]).Where(static plan => plan.Cloud is not null)
            .Select(static plan => (Plan: plan, Cloud: plan.Cloud!, Estimate: CostEstimator.Estimate(plan)!)).ToList();
        if (all.Count == 0)
            return null;
        var text = new StringBuilder();
        text.Append($"""
            <!-- {header} -->
            # What {plans.Base.Name} costs a month

            An estimate from `{specName}` and the platforms' prices of {PriceTable.Current.Date}, in US dollars. It tells what to expect and what drives it; the bill follows what is used.

            | environment | where | a month | at most |
            |---|---|---|---|

            """);
        foreach (var (plan, cloud, estimate) in all)
            text.Append($"| {Name(plan)} | {Where(cloud)} | **{AtLeast(estimate)}{Money(estimate.Total)}** | {Money(estimate.Most)} |\n");
        if (all.Count > 1)
            text.Append($"| together | | **{Money(all.Sum(static item => item.Estimate.Total))}** | {Money(all.Sum(static item => item.Estimate.Most))} |\n");
        text.Append('\n');
        foreach (var (plan, cloud, estimate) in all)
            AppendEstimate(text, plan, cloud, estimate, all.Count > 1);
        return text.ToString();
    }

    static void AppendEstimate(StringBuilder text, DeploymentPlan plan, CloudPlan cloud, CostEstimate estimate, bool several)
    {
        var title = several ? $" of {Name(plan)}" : "";
        text.Append($"## Parts{title}\n\n");
        foreach (var region in estimate.Regions.Where(static region => region.Lines.Count > 0))
        {
            if (estimate.Regions.Count > 1)
                text.Append($"### {(region.Name.Length == 0 ? "Between the regions" : $"{region.Name}, {Role(region.Role)}")}\n\n");
            text.Append("| part | how | a month |\n|---|---|---|\n");
            foreach (var line in region.Lines)
                text.Append($"| {line.Part} | {line.Formula} | {Money(line.Amount)} |\n");
            text.Append($"| **total** | | **{Money(region.Total)}** |\n\n");
        }

        foreach (var name in estimate.Missing)
            text.Append($"`{name}` is **not in the price list**: it comes on top, so the total is a lower bound. Look its price up, see the pages below.\n\n");
        var (part, amount) = estimate.Largest;
        text.Append($"The largest part is {part}: {Money(amount)}.{Reason(cloud, part)}\n\n");
        AppendBudget(text, cloud, estimate);
        AppendChoices(text, plan, cloud, title);
        text.Append($"## Assumptions{title}\n\n");
        foreach (var sentence in estimate.Assumptions)
            text.Append("- ").Append(sentence).Append('\n');
        text.Append('\n');
    }

    // Where the platform leaves no smaller choice.
    static string Reason(CloudPlan cloud, string part) => (cloud, part) switch
    {
        ({ Platform: Platform.Azure, Database.HighAvailability: true }, "PostgreSQL") =>
            " Azure has a standby for servers with processors of their own only, and it costs as much as the server: that makes production dearer there than on AWS.",
        ({ Registry.Sku: AcrSku.Premium }, "Container registry") => " Only the tier premium has private networks and copies in other regions; see below for less.",
        _ => "",
    };

    static void AppendBudget(StringBuilder text, CloudPlan cloud, CostEstimate estimate)
    {
        if (cloud.Budget is not { } budget)
            return;
        var monthly = budget.Monthly.ToString("0.##", CultureInfo.InvariantCulture);
        var left = budget.Monthly - (double)estimate.Total;
        text.Append(budget.Currency != "USD" ? $"The budget is {monthly} {budget.Currency} and the prices are in USD: the two are not compared.\n\n"
            : left < 0 ? $"The budget is ${monthly}: **the estimate is {Dollars(-left)} above it**.\n\n"
            : $"The budget is ${monthly}: {Dollars(left)} of it are left.\n\n");
    }

    static void AppendChoices(StringBuilder text, DeploymentPlan plan, CloudPlan cloud, string title)
    {
        text.Append($"## Cheaper choices{title}\n\n");
        var choices = CheaperChoices.Of(plan, cloud, PriceTable.Current);
        if (choices.Count > 0)
        {
            text.Append("Each by itself; together they can save less than the sum.\n\n| write | the price of it | saves a month |\n|---|---|---|\n");
            foreach (var choice in choices)
                text.Append($"| {choice.Write} | {choice.Price} | {Money(choice.Saving)} |\n");
            text.Append('\n');
        }

        foreach (var sentence in InWords(cloud))
            text.Append("- ").Append(sentence).Append('\n');
        text.Append('\n');
    }

    // What no key says.
    static IEnumerable<string> InWords(CloudPlan cloud)
    {
        var isAws = cloud.Platform == Platform.Aws;
        yield return cloud.Root switch
        {
            CloudRoot.Apps when isAws => "A Compute Savings Plan takes about a fifth off the tasks for a promise of one year. Begin with what runs at night.",
            CloudRoot.Apps => "A savings plan for compute takes about 15 % off the replicas for a promise of one year.",
            _ => $"A {(isAws ? "Compute Savings Plan" : "reservation")} takes about a third off the {(cloud.Root == CloudRoot.Server ? "server" : "nodes")} for a promise of one year.",
        };
        if (cloud is { Root: CloudRoot.Apps, Platform: Platform.Aws } && Arm(cloud) is var saving and >= 0.5m)
            yield return $"Tasks on ARM processors cost a fifth less: {Money(saving)} a month here. The image must be built for them.";
        if (cloud.Database is not null || cloud.Cache is not null)
            yield return $"{(isAws ? "Reserved instances" : "Reservations")} take about a third off {string.Join(" and ", new[] { cloud.Database is null ? null : "the database", cloud.Cache is null ? null : "Redis" }.OfType<string>())} for a promise of one year, once their size is certain.";
        if (cloud.Root != CloudRoot.Server)
            yield return "Environments for tests need not run at night: stop them, or give them smaller sizes under `environments`.";
    }

    static decimal Arm(CloudPlan cloud)
    {
        var column = PriceTable.Column(cloud.Platform, cloud.Region);
        decimal Difference(string part) => Price($"fargate.{part}", column) - Price($"fargate.arm.{part}", column);
        return cloud.App.Min * CostSheet.Hours * ((cloud.App.Cpu / 1024m * Difference("vcpu")) + (cloud.App.MemoryMebibytes / 1024m * Difference("memory")));
    }

    static decimal Price(string key, string column) => decimal.Parse(PriceTable.Current.Find(key, column) ?? "0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    static string Name(DeploymentPlan plan) => plan.Environment.Length == 0 ? "production" : plan.Environment;

    static string Where(CloudPlan cloud) => $"{(cloud.Platform == Platform.Aws ? "AWS" : "Azure")}, {(cloud.Regions is { } regions ? string.Join(" + ", regions.Regions.Select(static region => region.Name)) : cloud.Region)}";

    static string Role(RegionRole? role) => role switch { RegionRole.Standby => "waits", RegionRole.Active => "serves too", _ => "takes the writes" };

    static string AtLeast(CostEstimate estimate) => estimate.Missing.Count > 0 ? "more than " : "";

    static string Dollars(double amount) => $"${amount.ToString("0.00", CultureInfo.InvariantCulture)}";

    static string Money(decimal amount) => $"${amount.ToString("0.00", CultureInfo.InvariantCulture)}";
}
