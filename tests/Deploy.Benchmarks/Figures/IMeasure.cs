namespace Deploy.Benchmarks.Figures;

/// <summary>Takes the figures of one budget.</summary>
interface IMeasure
{
    /// <summary>Name in the table, should it not be possible to take them.</summary>
    string Name { get; }

    /// <exception cref="MeasurementException">What was run did something else.</exception>
    IEnumerable<Figure> Take();
}
