using Deploy.Core.Diagnostics;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>An approval names an environment of the pipeline, and production has one.</summary>
sealed class Approvals : SpecRule
{
    public override IReadOnlyList<string> Needs => ["environments", "approval"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // A pipeline without any environment is the mistake then.
        if (context.Spec.Cicd?.Approval is not { } approval || context.Spec.Cicd.Environments is { Items.Count: 0 })
            yield break;
        var environments = context.Spec.Cicd.Environments?.Items.Select(static item => item.Value).ToList() ?? [.. context.Environments.Union(["staging", "production"], StringComparer.Ordinal)];
        var unknown = approval.Items.Where(item => !environments.Contains(item.Value)).ToList();
        foreach (var item in unknown)
            yield return ReleaseDiagnostics.Approval(item.Span, item.Value, environments) with { Suggestion = Words.Nearest(item.Value, environments) };
        // A name that is wrong may be the one that is missing.
        if (unknown.Count == 0 && environments.Contains("production") && !approval.Items.Any(static item => item.Value == "production"))
            yield return OperationsDiagnostics.NoApproval(approval.KeySpan);
    }
}
