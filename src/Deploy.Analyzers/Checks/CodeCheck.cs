using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Diagnostic = Deploy.Core.Diagnostics.Diagnostic;

namespace Deploy.Analyzers.Checks;

/// <summary>A disagreement of deployment.yaml with the code or with its settings.</summary>
/// <param name="Problem">Code and message; its span is not used.</param>
/// <param name="Place">In the spec, in C# code or in appsettings.json: where the wrong value is.</param>
sealed record Finding(Diagnostic Problem, Location Place)
{
    /// <summary>What a code fix needs to know, by name.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;
}

/// <summary>A check of deployment.yaml against the code. One file each.</summary>
abstract class CodeCheck
{
    /// <summary>The problems of this kind.</summary>
    public abstract IEnumerable<Finding> Check(CheckContext context);

    /// <summary>A problem in the spec.</summary>
    protected static Finding InSpec(CheckContext context, Diagnostic problem) => new(problem, context.LocationOf(problem.Span));

    /// <summary>Properties of a finding with one entry.</summary>
    protected static ImmutableDictionary<string, string?> With(string name, string value) => ImmutableDictionary<string, string?>.Empty.Add(name, value);
}
