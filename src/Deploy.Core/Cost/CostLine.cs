using System.Globalization;

namespace Deploy.Core.Cost;

/// <summary>So many of something.</summary>
sealed record CostFactor(decimal Amount, string Unit)
{
    public override string ToString() => $"{Amount.ToString("0.####", CultureInfo.InvariantCulture)} {Unit}";
}

/// <summary>Factors times a price, which stands as the list has it.</summary>
sealed record CostTerm(IReadOnlyList<CostFactor> Factors, string Price)
{
    public decimal Quantity => Factors.Aggregate(1m, static (product, factor) => product * factor.Amount);

    public decimal UnitPrice => decimal.Parse(Price, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public decimal Amount => Quantity * UnitPrice;

    // Once of something is the price alone.
    public override string ToString() => string.Join(" × ", Factors.Where(static factor => factor.Amount != 1).Select(static factor => factor.ToString()).Append($"${Price}"));
}

/// <summary>One part of what is created, and what it costs a month.</summary>
sealed record CostLine(string Part, IReadOnlyList<CostTerm> Terms)
{
    public decimal Amount => Terms.Sum(static term => term.Amount);

    /// <summary>How the amount comes about.</summary>
    public string Formula => string.Join(" + ", Terms.Select(static term => term.ToString()));
}
