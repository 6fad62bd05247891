using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The flags of a file that the app reads.</summary>
static class FeatureFlagsPlanner
{
    /// <summary>Weights are whole numbers: a hundredth of a percent is the finest part.</summary>
    const int Whole = 10000;

    public static IReadOnlyList<FlagPlan> Plan(FeatureFlagsSpec? section) =>
        section is null || Provider(section) != FlagProvider.File
            ? []
            : (section.Flags?.Entries ?? []).Select(static entry => Plan(entry.Key.Value, entry.Value)).OrderBy(static flag => flag.Name, StringComparer.Ordinal).ToList();

    /// <summary>Where the flags live.</summary>
    public static FlagProvider Provider(FeatureFlagsSpec section) => section.Provider?.Value ?? FlagProvider.File;

    static FlagPlan Plan(string name, FlagSpec flag)
    {
        var variants = (flag.Variants?.Entries ?? []).Select(static entry => new KeyValuePair<string, string>(entry.Key.Value, entry.Value.Value)).ToList();
        // The first variant is what users get who do not have the flag.
        var without = variants.Count > 0 ? variants[0].Key : "off";
        if (flag.Enabled?.Value != true)
            return new FlagPlan(name, variants, without, [], [], []);
        IReadOnlyList<FlagShare> all = variants.Count > 0 ? variants.Select(static variant => new FlagShare(variant.Key, 1)).ToList() : [new FlagShare("on", 1)];
        var part = (int)Math.Round((flag.Percentage?.Value ?? 100) / 100 * Whole);
        if (part == Whole)
            return new FlagPlan(name, variants, all.Count == 1 ? all[0].Variant : without, [], [], all.Count == 1 ? [] : all);
        var allowlist = (flag.Allowlist?.Items ?? []).Select(static user => user.Value).Distinct(StringComparer.Ordinal).ToList();
        return new FlagPlan(name, variants, without, allowlist, all, part == 0 ? [] : Reduced(Shares(all, without, part)));
    }

    // Who has the flag is spread evenly over the variants; who does not has the first one.
    static List<FlagShare> Shares(IReadOnlyList<FlagShare> all, string without, int part)
    {
        var shares = all.Select(share => new FlagShare(share.Variant, part)).ToList();
        var rest = (Whole - part) * all.Count;
        var first = shares.FindIndex(share => share.Variant == without);
        if (first < 0)
            shares.Add(new FlagShare(without, rest));
        else
            shares[first] = shares[first] with { Weight = part + rest };
        return shares;
    }

    static List<FlagShare> Reduced(List<FlagShare> shares)
    {
        var divisor = shares.Aggregate(0, static (divisor, share) => Divisor(share.Weight, divisor));
        return shares.Select(share => share with { Weight = share.Weight / divisor }).ToList();
    }

    static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
