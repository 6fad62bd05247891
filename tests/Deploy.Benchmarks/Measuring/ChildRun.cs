namespace Deploy.Benchmarks.Measuring;

/// <summary>What one process took.</summary>
/// <param name="Elapsed">From start to end.</param>
/// <param name="Processor">Processor time of it and of the processes it waited for; zero where the system does not tell.</param>
/// <param name="PeakBytes">Most memory that was resident at once; zero where the system does not tell.</param>
/// <param name="Output">What it wrote.</param>
sealed record ChildRun(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes, string Output);
