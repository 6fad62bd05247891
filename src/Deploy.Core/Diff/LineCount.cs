namespace Deploy.Core.Diff;

/// <summary>How many lines came and went between two texts.</summary>
static class LineCount
{
    /// <summary>Beyond so many comparisons lines are counted without their order.</summary>
    const long MostComparisons = 25_000_000;

    public static (int Added, int Removed) Between(string before, string after)
    {
        var (one, other) = (Lines(before), Lines(after));
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
            start++;
        var (oneEnd, otherEnd) = (one.Length, other.Length);
        while (oneEnd > start && otherEnd > start && one[oneEnd - 1] == other[otherEnd - 1])
            (oneEnd, otherEnd) = (oneEnd - 1, otherEnd - 1);
        var common = (long)(oneEnd - start) * (otherEnd - start) > MostComparisons
            ? CommonInAnyOrder(one, other, start, oneEnd, otherEnd)
            : LongestCommon(one, other, start, oneEnd, otherEnd);
        return (otherEnd - start - common, oneEnd - start - common);
    }

    /// <summary>Lines of a text.</summary>
    public static int Of(string text) => Lines(text).Length;

    static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');

    // Length of the longest common subsequence, row by row.
    static int LongestCommon(string[] one, string[] other, int start, int oneEnd, int otherEnd)
    {
        var above = new int[otherEnd - start + 1];
        for (var i = start; i < oneEnd; i++)
        {
            var diagonal = 0;
            for (var j = 1; j < above.Length; j++)
            {
                var next = one[i] == other[start + j - 1] ? diagonal + 1 : Math.Max(above[j], above[j - 1]);
                (diagonal, above[j]) = (above[j], next);
            }
        }

        return above[above.Length - 1];
    }

    static int CommonInAnyOrder(string[] one, string[] other, int start, int oneEnd, int otherEnd)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = start; i < oneEnd; i++)
            counts[one[i]] = (counts.TryGetValue(one[i], out var count) ? count : 0) + 1;
        var common = 0;
        for (var i = start; i < otherEnd; i++)
        {
            if (!counts.TryGetValue(other[i], out var left) || left == 0)
                continue;
            counts[other[i]] = left - 1;
            common++;
        }

        return common;
    }
}
