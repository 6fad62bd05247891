using Deploy.Core.Diagnostics;

namespace Deploy.Core.Rules;

/// <summary>An approval names an environment of the pipeline, and production has one.</summary>
sealed class Approvals : SpecRule
{
    public override IReadOnlyList<string> Needs => ["environments", "approval"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Cicd is not { } cicd)
            yield break;
        var environments = cicd.Environments?.Items.Select(static item => item.Value).ToList() ?? ["staging", "production"];
        var known = environments.Concat((context.Spec.Environments?.Entries ?? []).Select(static entry => entry.Key.Value)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var approval in cicd.Approval?.Items ?? [])
        {
            if (!known.Contains(approval.Value))
                yield return ReleaseDiagnostics.Approval(approval.Span, approval.Value, known);
        }

        if (cicd.Approval is { } written && environments.Contains("production") && !written.Items.Any(static item => item.Value == "production"))
            yield return OperationsDiagnostics.NoApproval(written.KeySpan);
    }
}
