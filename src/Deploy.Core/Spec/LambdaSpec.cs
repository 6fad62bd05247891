using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Section <c>lambda</c>.</summary>
public sealed record LambdaSpec(
    TextSpan KeySpan, LocatedList<LambdaFunctionSpec>? Functions, Located<string>? Alias, Located<bool>? ApiGateway, Located<string>? Weights);

/// <summary>One function. Memory in MiB.</summary>
public sealed record LambdaFunctionSpec(
    TextSpan KeySpan,
    Located<string>? Name,
    Located<string>? Handler,
    Located<string>? Runtime,
    Located<int>? Memory,
    Located<TimeSpan>? Timeout,
    Located<string>? Package);
