using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>The section <c>kubernetes</c> and its parts speak of a chart, which only that pattern has.</summary>
sealed class SectionsNeedKubernetes : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var pattern = Defaults.Pattern(context.Spec);
        if (context.Spec.Kubernetes is { } kubernetes && pattern != Pattern.Kubernetes)
            yield return CombinationDiagnostics.NeedsKubernetes(kubernetes.KeySpan, "kubernetes", Words.ToKebabCase(pattern.ToString()));
    }
}
