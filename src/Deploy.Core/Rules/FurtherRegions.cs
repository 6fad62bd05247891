using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Several regions are more than the one that the app has anyway.</summary>
sealed class FurtherRegions : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "regions", "region", "dr_region", "deployment", "pattern", "platform"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // With one server, or on Azure, the section itself is the mistake.
        if (context.Spec.Multiregion is { } multiregion && Defaults.IsOn(multiregion) && !multiregion.Others.Any()
            && Defaults.Pattern(context.Spec) != Pattern.HobbyProject && Defaults.Platform(context.Spec) != Platform.Azure)
            yield return SectionDiagnostics.OneRegion(multiregion.Regions?.KeySpan ?? multiregion.Enabled?.Span ?? multiregion.KeySpan);
    }
}
