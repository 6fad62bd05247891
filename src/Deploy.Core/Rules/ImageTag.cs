using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>The tag <c>latest</c> names no version.</summary>
sealed class ImageTag : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.Tag(context.Spec, context.Facts) == "latest")
            yield return AdviceDiagnostics.LatestTag((context.Spec.Deployment?.Tag)?.Span ?? context.Spec.Deployment?.KeySpan ?? context.Spec.Start);
    }
}
