using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>How the schema of the database is changed before a new version takes traffic.</summary>
public sealed record MigrationPlan
{
    /// <summary>Program and arguments, in the app's image.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Settings of this command alone.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Env { get; init; }

    /// <summary>One step, or four that keep the old version working.</summary>
    public required MigrationStrategy Strategy { get; init; }

    /// <summary>Longest run.</summary>
    public required int TimeoutSeconds { get; init; }

    /// <summary>The command takes no lock itself, so it runs under one of PostgreSQL.</summary>
    public required bool LocksDatabase { get; init; }

    /// <summary>The database is backed up before.</summary>
    public required bool Backup { get; init; }

    /// <summary>The command is the bundle of EF Core, which the Dockerfile builds.</summary>
    public required bool IsBundle { get; init; }
}
