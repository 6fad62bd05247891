using Deploy.Core.Plan.Cloud;

namespace Deploy.Core.Cost;

/// <summary>What a region costs a month.</summary>
/// <param name="Name">The region.</param>
/// <param name="Role">What it does; null where there is one only, or for what belongs to no region.</param>
/// <param name="Lines">Its parts.</param>
sealed record RegionCost(string Name, RegionRole? Role, IReadOnlyList<CostLine> Lines)
{
    public decimal Total => Lines.Sum(static line => line.Amount);
}

/// <summary>What an environment costs a month, in US dollars.</summary>
sealed record CostEstimate
{
    /// <summary>By region; of several the primary one first, and what they share last.</summary>
    public required IReadOnlyList<RegionCost> Regions { get; init; }

    /// <summary>With the most tasks or nodes, all month.</summary>
    public required decimal Most { get; init; }

    /// <summary>Classes without a price: the total is too low by them.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What was assumed, sentence by sentence.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>With the fewest tasks.</summary>
    public decimal Total => Regions.Sum(static region => region.Total);

    /// <summary>The part that costs most, over all regions.</summary>
    public (string Part, decimal Amount) Largest => Regions.SelectMany(static region => region.Lines).GroupBy(static line => line.Part, StringComparer.Ordinal)
        .Select(static group => (Part: group.Key, Amount: group.Sum(static line => line.Amount)))
        .OrderByDescending(static part => part.Amount).ThenBy(static part => part.Part, StringComparer.Ordinal).First();
}
