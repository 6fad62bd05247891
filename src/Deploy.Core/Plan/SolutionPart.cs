namespace Deploy.Core.Plan;

/// <summary>A service that this one sends requests to.</summary>
/// <param name="Name">Its name, which is that of its chart and of its Service.</param>
/// <param name="Port">The port in its container, where it is known; else 8080.</param>
public sealed record UsePlan(string Name, int Port)
{
    /// <summary>Variable that holds its address: <c>ORDERS_URL</c>.</summary>
    public string Variable => $"{Name.ToUpperInvariant().Replace('-', '_')}_URL";

    /// <summary>The same as .NET's service discovery reads it (https://learn.microsoft.com/dotnet/core/extensions/service-discovery): <c>services:orders:http:0</c>.</summary>
    public string DiscoveryVariable => $"services__{Name}__http__0";
}

/// <summary>A service that reaches a shared backing service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFollowed">Its workers are scaled by a queue that is kept there.</param>
public sealed record ClientPlan(string Name, bool IsFollowed);

/// <summary>What a service is to the other services of its solution.</summary>
public sealed record SolutionPart
{
    /// <summary>Name of the chart that holds the backing services which several services share.</summary>
    public const string SharedChart = "shared";

    /// <summary>Name of the solution, and of its chart.</summary>
    public required string Solution { get; init; }

    /// <summary>A path of the solution's address leads here.</summary>
    public bool IsRouted { get; init; }

    /// <summary>Services that send requests here, in ordinal order.</summary>
    public IReadOnlyList<string> UsedBy { get; init; } = [];

    /// <summary>Backing services that are run once for the whole solution, of those that this one has: redis, mongodb, rabbitmq.</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>For the chart of the shared services: which services reach each of them.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<ClientPlan>>> Clients { get; init; } = [];

    /// <summary>This is no service of its own, but the chart of those that are shared.</summary>
    public bool IsShared { get; init; }

    /// <summary>Port of each service of the solution, by its name.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
