namespace Deploy.Core.Rules;

/// <summary>Rough time of the way between two regions of AWS and back, by the continents their names begin with.</summary>
static class RegionDistance
{
    const int SameContinent = 40;
    const int OtherContinent = 150;

    // Medians between the usual pairs, rounded (https://www.cloudping.co); good enough to tell near from far.
    static readonly Dictionary<(string, string), int> Known = new()
    {
        [("eu", "us")] = 90, [("ca", "us")] = 30, [("ca", "eu")] = 80, [("ap", "us")] = 170, [("ap", "eu")] = 180, [("sa", "us")] = 120, [("eu", "sa")] = 190,
        [("eu", "me")] = 90, [("af", "eu")] = 150, [("ap", "me")] = 110, [("eu", "il")] = 60, [("mx", "us")] = 60, [("ca", "mx")] = 70, [("il", "me")] = 60, [("ap", "cn")] = 100,
        [("ap", "west")] = 110, [("eu", "west")] = 140, [("ca", "west")] = 60, [("mx", "west")] = 60, [("sa", "west")] = 170, [("us", "west")] = 65,
    };

    /// <summary>0 for the same region, and where a name says nothing about its place (a region of another platform).</summary>
    public static int Milliseconds(string region, string other)
    {
        if (region == other || region.IndexOf('-') < 0 || other.IndexOf('-') < 0)
            return 0;
        var (x, y) = (Continent(region), Continent(other));
        // Asia alone is wider than the Atlantic: Tokyo and Mumbai are both "ap".
        if (x == y)
            return x == "ap" ? 100 : SameContinent;
        return Known.TryGetValue(string.CompareOrdinal(x, y) < 0 ? (x, y) : (y, x), out var way) ? way : OtherContinent;
    }

    // The two coasts of the United States are as far from each other as other continents.
    static string Continent(string region)
    {
        var continent = region.Substring(0, region.IndexOf('-'));
        return continent == "us" && region.IndexOf("west", StringComparison.Ordinal) >= 0 ? "west" : continent;
    }
}
