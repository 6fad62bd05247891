using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Routes by latency or place need regions to choose from, and places to choose by.</summary>
sealed class RegionRoutes : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "strategy", "regions", "replication_type", "geolocation", "deployment", "pattern", "platform"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (spec.Multiregion is not { Routing: { Value: not RegionRouting.Failover } routing } multiregion || !Defaults.IsOn(multiregion) || !multiregion.Others.Any()
            || Defaults.Pattern(spec) == Pattern.HobbyProject || Defaults.Platform(spec) == Platform.Azure)
            yield break;
        var regions = multiregion.Regions?.Items ?? [];
        if (routing.Value == RegionRouting.Geolocation && regions.All(static region => region.Geolocation is null))
            yield return SectionDiagnostics.NoGeolocation(context.Place(routing.Span, multiregion.Regions?.KeySpan));
        else if (!regions.Any(region => (region.ReplicationType ?? multiregion.Strategy)?.Value == RegionStrategy.ActiveActive))
            yield return EffectDiagnostics.NothingToChoose(context.Place(routing.Span, multiregion.Strategy?.Span));
    }
}
