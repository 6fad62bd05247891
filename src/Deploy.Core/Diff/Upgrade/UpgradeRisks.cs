using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>All rules about upgrades, run over each part of the output in each environment.</summary>
public static class UpgradeRisks
{
    static readonly UpgradeRule[] Chart =
        [new ReleaseNames(), new ReleaseNamespace(), new ServiceVolumes(), new PostgresVolume(), new PostgresVersion(), new PostgresDatabase(), new OwnedServices(), new RabbitMqNodes(), new ImmutableTemplates()];

    static readonly UpgradeRule[] Compose = [new ComposeProject(), new ComposeVolumes(), new ComposePostgres()];

    /// <summary>The risks; one that several parts share is said once.</summary>
    public static IReadOnlyList<UpgradeRisk> Of(OutputTree before, OutputTree after)
    {
        var found = Charts(before, after).SelectMany(static context => Chart.SelectMany(rule => rule.Check(context))).ToList();
        if (!before.ChartOnly)
            found.AddRange(ComposeFiles(before, after).SelectMany(static context => Compose.SelectMany(rule => rule.Check(context))));
        return found.GroupBy(static risk => (risk.Kind, risk.What, risk.Remedy))
            .Select(static same => same.First() with { Where = string.Join("; ", same.Select(static risk => risk.Where).Distinct(StringComparer.Ordinal)) })
            .OrderBy(static risk => risk.Kind).ToList();
    }

    static IEnumerable<UpgradeContext> Charts(OutputTree before, OutputTree after)
    {
        if (before.ChartFolder is not { } from || after.ChartFolder is not { } to
            || before.Data($"{from}/values.yaml") is not { } oldValues || after.Data($"{to}/values.yaml") is not { } newValues)
        {
            yield break;
        }

        UpgradeContext Context(string where, DataMap one, DataMap other) => new(where, one, other, path => before.Text($"{from}/{path}"), path => after.Text($"{to}/{path}"));
        yield return Context($"Kubernetes ({to})", oldValues, newValues);
        foreach (var name in after.Environments(to, "values-"))
        {
            if (before.Data($"{from}/values-{name}.yaml") is { } below && after.Data($"{to}/values-{name}.yaml") is { } above)
                yield return Context($"Kubernetes, environment {name}", TreeDiff.Merge(oldValues, below), TreeDiff.Merge(newValues, above));
        }
    }

    static IEnumerable<UpgradeContext> ComposeFiles(OutputTree before, OutputTree after)
    {
        foreach (var (part, environment, path) in ComposeDiff.Files(before, after))
        {
            if (before.Data(path) is not { } one || after.Data(path) is not { } other)
                continue;
            // On a server .env begins as a copy of the example.
            string File(string name) => name == ".env" && part == "server" ? "docker/.env.example" : $"docker/{name}";
            yield return new UpgradeContext(ComposeDiff.Title(part, environment, path), one, other, name => before.Text(File(name)), name => after.Text(File(name)));
        }
    }
}
