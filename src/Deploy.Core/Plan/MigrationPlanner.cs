using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The command that changes the schema, and what is done around it.</summary>
static class MigrationPlanner
{
    /// <summary>Name of the phase that every release begins with.</summary>
    public const string FirstPhase = "expand";

    public static MigrationPlan? Plan(DeploymentSpec spec, ProjectFacts facts, Framework framework, PostgresPlan? postgres)
    {
        if (spec.Migrations is not { } written || !Defaults.IsOn(written))
            return null;
        var isBundle = written.Command is null && framework == Framework.Aspnet;
        return new MigrationPlan
        {
            Command = written.Command?.Items.Select(static word => word.Value).ToList() ?? Defaults.MigrationCommand(framework, facts) ?? [],
            // A single file unpacks its native libraries before it runs, and the image's own folders are read-only.
            Env = isBundle ? [new("DOTNET_BUNDLE_EXTRACT_BASE_DIR", "/tmp/efbundle")] : [],
            Strategy = written.Strategy?.Value ?? MigrationStrategy.Simple,
            TimeoutSeconds = (int)(written.Timeout?.Value ?? TimeSpan.FromMinutes(10)).TotalSeconds,
            // EF Core and Rails lock the database themselves; Django does not. With 'operator: none' the chart knows no database to lock.
            LocksDatabase = framework == Framework.Django && (postgres is { InCluster: true } or { ExternalHost: not null }) && written.Lock?.Value != false,
            Backup = written.Backup?.Value != false && postgres is { InCluster: true, Backup: not null },
            IsBundle = isBundle,
        };
    }

    /// <summary>The command that fills the database. An app that changes its schema by itself (<c>enabled: false</c>) may have one too.</summary>
    public static IReadOnlyList<string> Seed(MigrationsSpec? written, Framework framework) =>
        written?.Seed is { } seed ? seed.Items.Select(static word => word.Value).ToList()
        : Defaults.IsOn(written) ? Defaults.SeedCommand(framework) : [];
}
