namespace Deploy.Benchmarks;

/// <summary>What was run did something other than what was to be measured.</summary>
sealed class MeasurementException(string message) : Exception(message);
