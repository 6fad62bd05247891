using Deploy.Core.Plan;

namespace Deploy.Core.Solution;

/// <summary>What is deployed: everywhere, and in each environment.</summary>
/// <param name="Base">Without an environment.</param>
/// <param name="Environments">Each environment.</param>
public sealed record SolutionPlans(SolutionPlan Base, IReadOnlyList<(string Name, SolutionPlan Plan)> Environments);

/// <summary>Several services that are deployed as one, with nothing left open.</summary>
public sealed record SolutionPlan
{
    /// <summary>Name of the solution, of its chart and of its release.</summary>
    public required string Name { get; init; }

    /// <summary>The environment; empty for the base.</summary>
    public required string Environment { get; init; }

    /// <summary>How it is run.</summary>
    public required Spec.Pattern Pattern { get; init; }

    /// <summary>Description, authors, addresses.</summary>
    public required MetadataPlan Metadata { get; init; }

    /// <summary>The host name; null when there is none.</summary>
    public required string? Domain { get; init; }

    /// <summary>Which service answers below which path; longer paths first, since the first that fits is taken.</summary>
    public required IReadOnlyList<RoutePlan> Routes { get; init; }

    /// <summary>The services in ordinal order.</summary>
    public required IReadOnlyList<DeploymentPlan> Services { get; init; }

    /// <summary>The backing services that are run once for all; null when there are none.</summary>
    public required DeploymentPlan? Shared { get; init; }

    /// <summary>How the solution itself is reached in Kubernetes; null in the other patterns.</summary>
    public required KubernetesPlan? Kubernetes { get; init; }

    /// <summary>All that becomes a chart or a group of containers.</summary>
    public IEnumerable<DeploymentPlan> Parts => Shared is null ? Services : Services.Append(Shared);
}

/// <summary>A path, and who answers below it.</summary>
/// <param name="Path">Begins with '/'.</param>
/// <param name="Service">Name of the service.</param>
public sealed record RoutePlan(string Path, string Service);
