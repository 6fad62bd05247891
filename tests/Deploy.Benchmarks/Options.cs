namespace Deploy.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="IsQuick">A smoke test: shows that everything can be measured, its figures say little.</param>
/// <param name="Only">Parts of the names of the measures that are wanted; empty for all.</param>
sealed record Options(bool IsQuick, IReadOnlyList<string> Only)
{
    /// <summary>Pairs of builds of one project. The median of 40 pairs moves by about 0.4 % on a quiet machine.</summary>
    public int BuildPairs => IsQuick ? 4 : 40;

    /// <summary>Pairs of builds that compile, which take three times as long.</summary>
    public int CompilePairs => IsQuick ? 3 : 20;

    /// <summary>Pairs of builds of the large solution.</summary>
    public int SolutionPairs => IsQuick ? 1 : 7;

    /// <summary>Projects of the large solution.</summary>
    public int SolutionProjects => IsQuick ? 10 : 100;

    /// <summary>Processes that run the task for their first time.</summary>
    public int ColdRuns => IsQuick ? 5 : 25;

    /// <summary>Runs of the task in one process.</summary>
    public int WarmRuns => IsQuick ? 60 : 300;

    /// <summary>Iterations of an in-process benchmark.</summary>
    public int Iterations => IsQuick ? 3 : 10;

    public static Options Parse(string[] args) => new(
        args.Contains("--quick", StringComparer.Ordinal),
        args.Where(static arg => !arg.StartsWith('-')).ToList());

    /// <summary>Whether the measure of this name is wanted.</summary>
    public bool Wants(string name) => Only.Count == 0 || Only.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
}
