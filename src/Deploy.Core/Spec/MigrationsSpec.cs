using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Whether a change of the schema is one step, or four that keep the old version working.</summary>
public enum MigrationStrategy { Simple, ExpandContract }

/// <summary>Section <c>migrations</c>.</summary>
public sealed record MigrationsSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    LocatedList<Located<string>>? Command,
    LocatedList<Located<string>>? Seed,
    Located<bool>? Backup,
    Located<MigrationStrategy>? Strategy,
    Located<TimeSpan>? Timeout,
    Located<bool>? Lock);
