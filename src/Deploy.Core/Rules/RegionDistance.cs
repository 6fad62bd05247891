namespace Deploy.Core.Rules;

/// <summary>Rough time of the way between two regions of AWS and back, by the continents their names begin with.</summary>
static class RegionDistance
{
    const int SameContinent = 40;
    const int OtherContinent = 150;

    // Medians between the usual pairs, rounded (https://www.cloudping.co); good enough to tell near from far.
    static readonly Dictionary<(string, string), int> Known = new()
    {
        [("eu", "us")] = 90, [("ca", "us")] = 30, [("ca", "eu")] = 80, [("ap", "us")] = 160, [("ap", "eu")] = 180, [("sa", "us")] = 120, [("eu", "sa")] = 190,
        [("eu", "me")] = 90, [("af", "eu")] = 150, [("ap", "me")] = 110, [("eu", "il")] = 60,
    };

    public static int Milliseconds(string region, string other)
    {
        var (x, y) = (Continent(region), Continent(other));
        // Asia alone is wider than the Atlantic: Tokyo and Mumbai are both "ap".
        if (x == y)
            return region == other ? 0 : x == "ap" ? 100 : x == "us" && IsWest(region) != IsWest(other) ? 65 : SameContinent;
        return Known.TryGetValue(string.CompareOrdinal(x, y) < 0 ? (x, y) : (y, x), out var way) ? way : OtherContinent;
    }

    static string Continent(string region) => region.IndexOf('-') is > 0 and var dash ? region.Substring(0, dash) : region;

    static bool IsWest(string region) => region.IndexOf("west", StringComparison.Ordinal) >= 0;
}
