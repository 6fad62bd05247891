using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Several regions: of AWS, each once, with priorities of their own, near enough for what is asked.</summary>
sealed class Regions : SpecRule
{
    /// <summary>Way there and back that is still good when nothing is written.</summary>
    const int UsualThreshold = 100;

    public override IReadOnlyList<string> Needs =>
        ["enabled", "deployment", "pattern", "platform", "region", "primary_region", "latency_threshold", "location"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var platform = Defaults.Platform(spec);
        var registry = platform == Platform.Azure ? spec.Azure?.Acr?.Georeplications?.Items ?? [] : [];
        var found = Repeated(context, spec.Azure?.Location ?? spec.Deployment?.Region, platform, registry);
        if (spec.Multiregion is not { } multiregion || !Defaults.IsOn(multiregion))
            return found;
        var at = multiregion.Enabled?.Span ?? multiregion.KeySpan;
        if (Defaults.Pattern(spec) == Pattern.HobbyProject)
            return found.Append(ReleaseDiagnostics.RegionsWithHobby(at));
        if (platform == Platform.Azure)
            return found.Append(ReleaseDiagnostics.RegionsOnAzure(context.Place(at, spec.Deployment?.Platform?.Span)));
        var primary = multiregion.PrimaryRegion ?? spec.Deployment?.Region;
        return Repeated(context, primary, platform, multiregion.Others).Concat(Priorities(context, multiregion))
            .Concat(TooFar(multiregion, primary?.Value ?? Defaults.Region(platform)));
    }

    static IEnumerable<Diagnostic> Repeated(RuleContext context, Located<string>? home, Platform platform, IEnumerable<Located<string>> others)
    {
        var regions = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var region in others.Prepend(home).OfType<Located<string>>().OrderBy(static region => region.Span.Start))
        {
            if (home is null && region.Value == Defaults.Region(platform))
                yield return ReleaseDiagnostics.RegionIsDefault(region.Span, region.Value);
            else if (regions.TryGetValue(region.Value, out var first))
                yield return ReleaseDiagnostics.RegionTwice(region.Span, region.Value, context.Text.GetPosition(first.Start));
            else
                regions.Add(region.Value, region.Span);
        }
    }

    static IEnumerable<Diagnostic> Priorities(RuleContext context, MultiregionSpec multiregion)
    {
        var priorities = new Dictionary<int, TextSpan>();
        foreach (var priority in (multiregion.Regions?.Items ?? []).Select(static region => region.FailoverPriority).OfType<Located<int>>())
        {
            if (priorities.TryGetValue(priority.Value, out var first))
                yield return ReleaseDiagnostics.PriorityTwice(priority.Span, priority.Value, context.Text.GetPosition(first.Start));
            else
                priorities.Add(priority.Value, priority.Span);
        }
    }

    // The one word "sync" is wrong, however many regions are too far: the farthest one is named.
    static IEnumerable<Diagnostic> TooFar(MultiregionSpec multiregion, string primary)
    {
        if (multiregion.Replication?.Database is not { Value: DatabaseReplication.Sync } sync || primary.Length == 0)
            return [];
        return multiregion.Others
            .Select(region => (Name: region.Value, Way: RegionDistance.Milliseconds(primary, region.Value), Allowed: Allowed(multiregion, region.Value)))
            .Where(static region => region.Way > region.Allowed).OrderByDescending(static region => region.Way).Take(1)
            .Select(region => ReleaseDiagnostics.SyncTooFar(sync.Span, primary, region.Name, region.Way, region.Allowed));
    }

    static int Allowed(MultiregionSpec multiregion, string region) =>
        (int)((multiregion.Regions?.Items ?? []).FirstOrDefault(item => item.Region?.Value == region)?.LatencyThreshold?.Value.TotalMilliseconds ?? UsualThreshold);
}
