using Deploy.Core.Spec;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>CloudNativePG enlarges volumes, never makes them smaller, and keeps the class of those that are there.</summary>
sealed class PostgresVolume : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (OwnedServices.Owns(context, "postgresql") is not (true, true) || ReleaseNames.IsRenamed(context))
            yield break;
        var (before, after) = context.Text("postgresql.storage.size");
        if (Amount(before) is { } large && Amount(after) is { } small && small < large)
            yield return context.Refused($"PostgreSQL: the volume shrinks from {before} to {after}, which CloudNativePG refuses.", "Keep the size, or restore a backup into a new cluster.");
        var (oldClass, newClass) = context.Text("postgresql.storage.storageClass");
        if (oldClass != newClass)
        {
            yield return context.LeftBehind(
                $"PostgreSQL: the storage class changes from '{ServiceVolumes.Named(oldClass)}' to '{ServiceVolumes.Named(newClass)}', but volumes that are there keep theirs; only new instances get the other one.",
                "Keep it, or replace the instances one by one ('kubectl cnpg destroy').");
        }
    }

    static decimal? Amount(string size) => Quantity.ReadSize(size) is { WrongKind: false, Value: { } quantity } ? quantity.Amount : null;
}
