namespace Deploy.Core.Plan.Cloud;

/// <summary>Functions.</summary>
/// <param name="Functions">By name, in ordinal order.</param>
/// <param name="Alias">The alias that takes the traffic.</param>
/// <param name="ApiGateway">An HTTP API stands in front.</param>
/// <param name="Weights">Percent by version; empty for all to the newest.</param>
public sealed record LambdaPlan(IReadOnlyList<LambdaFunctionPlan> Functions, string Alias, bool ApiGateway, IReadOnlyList<KeyValuePair<string, int>> Weights);

/// <summary>One function.</summary>
/// <param name="Name">Name.</param>
/// <param name="Handler">Entry point.</param>
/// <param name="Runtime">Runtime.</param>
/// <param name="MemoryMebibytes">Memory.</param>
/// <param name="TimeoutSeconds">Longest run.</param>
/// <param name="Package">Zip file or folder, from the project.</param>
public sealed record LambdaFunctionPlan(string Name, string Handler, string Runtime, int MemoryMebibytes, int TimeoutSeconds, string Package);
