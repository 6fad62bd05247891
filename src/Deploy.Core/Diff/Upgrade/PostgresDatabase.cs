namespace Deploy.Core.Diff.Upgrade;

/// <summary>Database and owner are made once, when the cluster is; afterwards the operator does not look at them.</summary>
sealed class PostgresDatabase : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (OwnedServices.Owns(context, "postgresql") is not (true, true) || ReleaseNames.IsRenamed(context))
            yield break;
        foreach (var name in new[] { "database", "owner" })
        {
            var (before, after) = context.Text($"postgresql.{name}");
            if (before != after)
            {
                yield return context.LeftBehind(
                    $"PostgreSQL: the {name} changes from '{before}' to '{after}', but it is only made together with the cluster: the app would look for one that is not there.",
                    $"Keep it, or rename it by hand first ('ALTER {(name == "database" ? "DATABASE" : "ROLE")} {before} RENAME TO {after}').");
            }
        }
    }
}
