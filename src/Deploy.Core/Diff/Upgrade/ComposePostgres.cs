using Deploy.Core.Images;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>The server reads files of its own major version only, and makes database and user on its first start.</summary>
sealed class ComposePostgres : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (ComposeProject.IsRenamed(context))
            yield break;
        var (before, after) = context.Text("services.postgres.image");
        if (PostgresVersion.Major(Tag(before)) is { } old && PostgresVersion.Major(Tag(after)) is { } next && old != next)
        {
            yield return context.Refused(
                $"PostgreSQL {old} to {next} is another major version: the server does not start with files of {old}.",
                "Make a dump with the old version, remove the volume, start the new version and restore the dump.");
        }

        foreach (var (variable, words) in new[] { ("POSTGRES_DB", "database"), ("POSTGRES_USER", "user") })
        {
            var (oldName, newName) = context.Text($"services.postgres.environment.{variable}");
            if (oldName.Length > 0 && newName.Length > 0 && oldName != newName)
            {
                yield return context.LeftBehind(
                    $"PostgreSQL: the {words} changes from '{oldName}' to '{newName}', but it is only made on the first start with an empty volume.",
                    $"Keep it, or rename it by hand first ('ALTER {(words == "database" ? "DATABASE" : "ROLE")} {oldName} RENAME TO {newName}').");
            }
        }
    }

    static string Tag(string image) => ImageName.Tag(image);
}
