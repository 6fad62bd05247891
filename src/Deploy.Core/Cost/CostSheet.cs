namespace Deploy.Core.Cost;

/// <summary>Collects the lines of one region, and what has no price.</summary>
sealed class CostSheet(PriceTable prices, string column)
{
    /// <summary>Hours of a month.</summary>
    public const decimal Hours = 730;

    readonly List<CostLine> lines = [];

    readonly List<string> missing = [];

    public IReadOnlyList<CostLine> Lines => lines;

    public IReadOnlyList<string> Missing => missing;

    public static CostFactor Of(decimal amount, string unit) => new(amount, unit);

    /// <summary>Of a price by the hour, all month.</summary>
    public static CostFactor AllMonth => new(Hours, "h");

    /// <summary>Factors times a price of the list; null where they make nothing, or the list has no such price.</summary>
    public CostTerm? Term(string key, params CostFactor[] factors)
    {
        if (factors.Any(static factor => factor.Amount == 0))
            return null;
        if (prices.Find(key, column) is { } price)
            return new CostTerm(factors, price);
        missing.Add(key.Substring(key.IndexOf(':') + 1));
        return null;
    }

    /// <summary>Adds a line where anything is to be paid.</summary>
    public void Add(string part, params CostTerm?[] terms)
    {
        var paid = terms.OfType<CostTerm>().ToList();
        if (paid.Count > 0)
            lines.Add(new CostLine(part, paid));
    }
}
