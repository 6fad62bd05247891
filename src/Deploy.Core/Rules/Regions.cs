using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Several regions: of AWS, each once, with priorities of their own, near enough for what is asked.</summary>
sealed class Regions : SpecRule
{
    public override IReadOnlyList<string> Needs => ["regions", "region", "primary_region", "dr_region", "platform", "pattern", "database"];


    /// <summary>Way there and back that is still good when nothing is written.</summary>
    const int UsualThreshold = 100;

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (spec.Multiregion is not { } multiregion || multiregion.Enabled?.Value == false)
            return [];
        if (Defaults.Pattern(spec) == Pattern.HobbyProject)
            return [ReleaseDiagnostics.RegionsWithHobby(multiregion.KeySpan)];
        if (Defaults.Platform(spec) == Platform.Azure)
            return [ReleaseDiagnostics.RegionsOnAzure(multiregion.KeySpan)];
        return Repeated(context, multiregion).Concat(TooFar(multiregion));
    }

    static IEnumerable<Diagnostic> Repeated(RuleContext context, MultiregionSpec multiregion)
    {
        var regions = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var region in All(multiregion))
        {
            if (regions.TryGetValue(region.Value, out var first))
                yield return ReleaseDiagnostics.RegionTwice(region.Span, region.Value, context.Text.GetPosition(first.Start));
            else
                regions.Add(region.Value, region.Span);
        }

        var priorities = new Dictionary<int, TextSpan>();
        foreach (var priority in (multiregion.Regions?.Items ?? []).Select(static region => region.FailoverPriority).OfType<Located<int>>())
        {
            if (priorities.TryGetValue(priority.Value, out var first))
                yield return ReleaseDiagnostics.PriorityTwice(priority.Span, priority.Value, context.Text.GetPosition(first.Start));
            else
                priorities.Add(priority.Value, priority.Span);
        }
    }

    static IEnumerable<Diagnostic> TooFar(MultiregionSpec multiregion)
    {
        if (multiregion is not { Replication.Database: { Value: DatabaseReplication.Sync } sync, PrimaryRegion: { } primary })
            yield break;
        foreach (var region in All(multiregion).Skip(1))
        {
            var threshold = (multiregion.Regions?.Items ?? []).FirstOrDefault(item => item.Region?.Value == region.Value)?.LatencyThreshold;
            var allowed = (int)(threshold?.Value.TotalMilliseconds ?? UsualThreshold);
            var way = RegionDistance.Milliseconds(primary.Value, region.Value);
            if (way > allowed)
                yield return ReleaseDiagnostics.SyncTooFar(sync.Span, primary.Value, region.Value, way, allowed);
        }
    }

    static IEnumerable<Located<string>> All(MultiregionSpec multiregion) =>
        new[] { multiregion.PrimaryRegion, multiregion.DrRegion }.Concat((multiregion.Regions?.Items ?? []).Select(static region => region.Region)).OfType<Located<string>>();
}
