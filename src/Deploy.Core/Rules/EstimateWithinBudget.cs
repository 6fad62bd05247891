using Deploy.Core.Cost;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>A month costs no more than it may.</summary>
sealed class EstimateWithinBudget : SpecRule
{
    public override IReadOnlyList<string> Needs => ["monthly", "currency"];

    public override bool Plans => true;

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // Prices are in dollars; what another currency is worth changes daily.
        if (context.Spec.Budget is not { Monthly: { } monthly } budget || (budget.Currency?.Value ?? "USD") != "USD" || Defaults.CloudRoot(context.Spec) is null)
            yield break;
        var plan = Planner.Plan(context.Spec, context.Facts, context.Environment, part: null);
        if (CostEstimator.Estimate(plan) is not { } estimate || (double)estimate.Total <= monthly.Value)
            yield break;
        var (part, amount) = estimate.Largest;
        yield return CostDiagnostics.AboveBudget(
            context.Place(monthly.Span, context.Spec.Aws?.KeySpan, context.Spec.Azure?.KeySpan, context.Spec.Services?.KeySpan, context.Spec.Deployment?.Pattern?.Span),
            monthly.Value, estimate.Total, part, amount, CheaperChoices.Of(plan, plan.Cloud!, PriceTable.Current).FirstOrDefault()?.Write.Replace('`', '\''));
    }
}
