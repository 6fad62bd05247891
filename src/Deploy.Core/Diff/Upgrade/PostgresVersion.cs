using System.Globalization;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>Files of one major version of PostgreSQL cannot be read by another one.</summary>
sealed class PostgresVersion : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (OwnedServices.Owns(context, "postgresql") is not (true, true) || ReleaseNames.IsRenamed(context))
            yield break;
        var (before, after) = context.Text("postgresql.version");
        if (Major(before) is not { } old || Major(after) is not { } next || old == next)
            yield break;
        yield return next < old
            ? context.Refused($"PostgreSQL: the version goes back from {before} to {after}, which CloudNativePG refuses.", "Keep the version, or restore a dump into a new cluster.")
            : context.Refused(
                $"PostgreSQL: {before} to {after} is another major version. CloudNativePG before 1.26 refuses it; a newer one stops the database while it upgrades the files.",
                "Make a backup, check the operator's version and the extensions, and plan the time that the database is away.");
    }

    /// <summary>The major version: <c>16</c> of <c>16.10</c>; null when there is none.</summary>
    internal static int? Major(string version) =>
        int.TryParse(version.Split('.', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}
