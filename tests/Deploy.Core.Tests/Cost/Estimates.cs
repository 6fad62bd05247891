using Deploy.Core.Cost;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cost;

/// <summary>Estimates of files in short form.</summary>
static class Estimates
{
    public static DeploymentPlan Plan(string yaml)
    {
        var facts = FactsFile.WebProject("shop");
        var check = DeploymentCompiler.Check(Compilation.Of(yaml, facts).Text, facts);
        Assert.That(check.HasErrors, Is.False, string.Join('\n', check.Diagnostics.Select(static diagnostic => diagnostic.Message)));
        return Planner.Plan(check.File!, facts).Base;
    }

    public static CostEstimate Of(string yaml) => CostEstimator.Estimate(Plan(yaml))!;

    public static CloudPlan Cloud(string yaml) => Plan(yaml).Cloud!;

    public static string Text(this CostEstimate estimate) =>
        string.Join('\n', estimate.Regions.SelectMany(static region => region.Lines.Select(line => $"{region.Name} {line.Part}: {line.Formula} = {line.Amount:0.00}")).Append($"{estimate.Total:0.00}, at most {estimate.Most:0.00}"));
}
