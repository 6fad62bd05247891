using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>AWS writes regions as eu-west-1, Azure as westeurope.</summary>
sealed class RegionOfPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Deployment?.Region is not { } region)
            yield break;
        var isAws = region.Value.IndexOf('-') >= 0;
        switch (Defaults.Platform(context.Spec))
        {
            case Platform.Aws when !isAws:
                yield return CombinationDiagnostics.Region(region.Span, region.Value, "aws", "us-east-1");
                break;
            case Platform.Azure when isAws:
                yield return CombinationDiagnostics.Region(region.Span, region.Value, "azure", "westeurope");
                break;
        }
    }
}
