namespace Deploy.Benchmarks.Measuring;

/// <summary>Median and quartiles of what was measured: means would follow the few runs that something else disturbed.</summary>
/// <param name="Low">A quarter of the values is below.</param>
/// <param name="Median">The middle.</param>
/// <param name="High">A quarter of the values is above.</param>
readonly record struct Sample(double Low, double Median, double High)
{
    public static Sample Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? throw new MeasurementException("nothing was measured") : new(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    static double At(List<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
