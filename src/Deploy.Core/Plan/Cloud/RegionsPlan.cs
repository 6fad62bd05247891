using Deploy.Core.Spec;

namespace Deploy.Core.Plan.Cloud;

/// <summary>What a region does.</summary>
public enum RegionRole
{
    /// <summary>Takes the writes.</summary>
    Primary,

    /// <summary>Waits.</summary>
    Standby,

    /// <summary>Serves beside the primary one.</summary>
    Active,
}

/// <summary>Several regions.</summary>
public sealed record RegionsPlan
{
    /// <summary>The primary one first, then by failover priority.</summary>
    public required IReadOnlyList<RegionPlan> Regions { get; init; }

    /// <summary>How DNS chooses.</summary>
    public required RegionRouting Routing { get; init; }

    /// <summary>Objects are copied.</summary>
    public required bool CopiesStorage { get; init; }

    /// <summary>Seconds of data that may be lost.</summary>
    public required int RpoSeconds { get; init; }

    /// <summary>Seconds that an outage may last.</summary>
    public required int RtoSeconds { get; init; }

    /// <summary>Some of the others serve requests.</summary>
    public bool IsActiveActive => Regions.Any(static region => region.Role == RegionRole.Active);
}

/// <summary>One region.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it does.</param>
/// <param name="Priority">Order of failover; 0 for the primary one.</param>
/// <param name="Geolocation">Continent or country whose users it serves; empty for none.</param>
/// <param name="Cidr">Addresses of its network.</param>
public sealed record RegionPlan(string Name, RegionRole Role, int Priority, string Geolocation, string Cidr)
{
    /// <summary>Its folder below multiregion/.</summary>
    public string Folder => Role == RegionRole.Primary ? "primary" : Name;
}
