namespace Deploy.Content.Tests.Matrices;

/// <summary>One choice of one factor.</summary>
/// <param name="Factor">Index of the factor.</param>
/// <param name="Index">Index among its choices.</param>
readonly record struct Choice(int Factor, int Index);

/// <summary>
/// Rows in which every two choices that are allowed together occur together. Greedy and without chance: the same factors give the same rows.
/// Choice 0 of a factor is what holds where nothing is said.
/// </summary>
/// <param name="counts">Number of choices of each factor.</param>
/// <param name="isAllowed">Whether these choices go together; a row has one index for each factor.</param>
sealed class Pairwise(IReadOnlyList<int> counts, Func<int[], bool> isAllowed)
{
    readonly List<int[]> rows = [];
    readonly Dictionary<Choice, List<int[]>> helpers = [];
    readonly HashSet<(Choice, Choice)> covered = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<int[]> Rows => rows;

    /// <summary>Pairs for which no row was found: those that are not allowed.</summary>
    public List<(Choice First, Choice Second)> Refused { get; } = [];

    /// <summary>Pairs that occur.</summary>
    public IReadOnlySet<(Choice First, Choice Second)> Covered => covered;

    /// <summary>All pairs of choices of different factors.</summary>
    public IEnumerable<(Choice First, Choice Second)> Pairs()
    {
        for (var first = 0; first < counts.Count; first++)
        {
            for (var second = first + 1; second < counts.Count; second++)
            {
                for (var a = 0; a < counts[first]; a++)
                {
                    for (var b = 0; b < counts[second]; b++)
                        yield return (new Choice(first, a), new Choice(second, b));
                }
            }
        }
    }

    /// <summary>Makes the rows.</summary>
    public Pairwise Cover()
    {
        foreach (var pair in Pairs())
        {
            if (covered.Contains(pair))
                continue;
            if (Seed(pair.First, pair.Second) is not { } seed)
            {
                Refused.Add(pair);
                continue;
            }

            var row = Complete(seed);
            rows.Add(row);
            covered.UnionWith(PairsOf(row));
        }

        return this;
    }

    IEnumerable<(Choice First, Choice Second)> PairsOf(int[] row)
    {
        for (var first = 0; first < row.Length; first++)
        {
            for (var second = first + 1; second < row.Length; second++)
                yield return (new Choice(first, row[first]), new Choice(second, row[second]));
        }
    }

    // The least that makes two choices allowed together: nothing, or what one or both of them need. -1 is not decided yet.
    int[]? Seed(Choice first, Choice second)
    {
        foreach (var one in HelpersOf(first))
        {
            foreach (var other in HelpersOf(second))
            {
                if (Join(one, other) is { } both && isAllowed(both))
                    return both;
            }
        }

        // What each needs by itself may be too little for both.
        var pair = Join(Only(first), Only(second))!;
        return WithOneMore(pair).FirstOrDefault(isAllowed);
    }

    // Rows with this choice that are allowed and say as little as they can.
    List<int[]> HelpersOf(Choice choice)
    {
        if (helpers.TryGetValue(choice, out var known))
            return known;
        var alone = Only(choice);
        var found = isAllowed(alone) ? [alone] : WithOneMore(alone).Where(isAllowed).ToList();
        if (found.Count == 0)
            found = WithOneMore(alone).SelectMany(WithOneMore).Where(isAllowed).Take(20).ToList();
        return helpers[choice] = found;
    }

    int[] Only(Choice choice)
    {
        var row = Enumerable.Repeat(-1, counts.Count).ToArray();
        row[choice.Factor] = choice.Index;
        return row;
    }

    IEnumerable<int[]> WithOneMore(int[] row)
    {
        for (var factor = 0; factor < row.Length; factor++)
        {
            for (var index = 1; row[factor] < 0 && index < counts[factor]; index++)
            {
                var more = (int[])row.Clone();
                more[factor] = index;
                yield return more;
            }
        }
    }

    static int[]? Join(int[] one, int[] other)
    {
        var joined = (int[])one.Clone();
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] < 0)
                joined[i] = other[i];
            else if (other[i] >= 0 && other[i] != joined[i])
                return null;
        }

        return joined;
    }

    // Each factor that is open takes the allowed choice that brings most new pairs.
    int[] Complete(int[] seed)
    {
        var row = (int[])seed.Clone();
        for (var factor = 0; factor < row.Length; factor++)
        {
            if (row[factor] >= 0)
                continue;
            row[factor] = Enumerable.Range(0, counts[factor]).OrderByDescending(index => Gain(row, new Choice(factor, index)))
                .First(index => index == 0 || isAllowed(With(row, factor, index)));
        }

        return row;
    }

    int Gain(int[] row, Choice choice)
    {
        var gain = 0;
        for (var other = 0; other < row.Length; other++)
        {
            // Factors that are still open can be met here too, but later rows can do that as well.
            if (other == choice.Factor || row[other] < 0)
                continue;
            var met = new Choice(other, row[other]);
            if (!covered.Contains(other < choice.Factor ? (met, choice) : (choice, met)))
                gain++;
        }

        return gain;
    }

    static int[] With(int[] row, int factor, int index)
    {
        var changed = (int[])row.Clone();
        changed[factor] = index;
        return changed;
    }
}
