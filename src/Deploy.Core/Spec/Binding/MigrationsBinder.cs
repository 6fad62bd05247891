namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>migrations</c>.</summary>
static class MigrationsBinder
{
    /// <summary>The binder of the section.</summary>
    public static Shape<MigrationsSpec> Shape { get; } = Shapes.Section(static s => new MigrationsSpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether migrations run before a new version takes traffic.", "true"),
        s.Get("command", Shapes.List(Shapes.Scalar(Kinds.Text)), "Program and arguments.", "by framework: EF Core bundle, manage.py migrate, rails db:migrate"),
        s.Get("seed", Shapes.List(Shapes.Scalar(Kinds.Text)), "Program and arguments that fill the database with data to begin with, run by hand under compose: docker compose run --rm seed. [] for none.", "by framework: rails db:seed"),
        s.Value("backup", Kinds.Bool, "A backup is made before; needs backups of a PostgreSQL in the cluster.", "true where backups are configured"),
        s.Value("strategy", Kinds.OneOf<MigrationStrategy>(), "One step, or four that keep the old version working: expand, backfill, switch and contract. The command finds the phase in MIGRATION_PHASE.", "simple"),
        s.Value("timeout", Kinds.Duration, "Longest run.", "10m"),
        s.Value("lock", Kinds.Bool, "Two runs at once are kept apart.", "true")));
}
