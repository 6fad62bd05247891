namespace Deploy.Core.Diff.Upgrade;

/// <summary>A database that the release no longer runs keeps its data where it is.</summary>
sealed class OwnedServices : UpgradeRule
{
    /// <summary>Those that the chart runs without an operator.</summary>
    internal static readonly (string Key, string Name)[] StatefulSets = [("redis", "Redis"), ("mongodb", "MongoDB"), ("rabbitmq", "RabbitMQ")];

    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        foreach (var (key, name) in StatefulSets.Prepend(("postgresql", "PostgreSQL")))
        {
            if (Owns(context, key) is not (true, false))
                continue;
            var host = DataPath.Text(context.After, $"{key}.external.host");
            yield return context.LeftBehind(
                host.Length > 0 ? $"{name} moves from the release to '{host}': the data stays in the old volume." : $"{name} is no longer part of the release: its data stays in the old volume.",
                "Move the data first, and remove the volume by hand when it is no longer needed.");
        }
    }

    /// <summary>Whether the release itself runs the service, before and after.</summary>
    internal static (bool Before, bool After) Owns(UpgradeContext context, string key)
    {
        var (enabled, external) = (context.Flag($"{key}.enabled"), context.Flag($"{key}.external.enabled"));
        return (enabled.Before && !external.Before, enabled.After && !external.After);
    }
}
