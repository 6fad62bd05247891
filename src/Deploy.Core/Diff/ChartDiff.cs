using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Helm;

namespace Deploy.Core.Diff;

/// <summary>Chart.yaml and the values of the chart, in each environment what Helm makes of both files.</summary>
static class ChartDiff
{
    /// <param name="groups">Takes the changes.</param>
    /// <param name="said">Takes the paths of the later output whose changes are said in words.</param>
    /// <param name="before">Earlier output.</param>
    /// <param name="after">Later output.</param>
    /// <param name="content">For descriptions.</param>
    public static void Add(List<DiffGroup> groups, ISet<string> said, OutputTree before, OutputTree after, ContentFiles content)
    {
        if (before.ChartFolder is not { } from || after.ChartFolder is not { } to
            || before.Data($"{from}/values.yaml") is not { } oldValues || after.Data($"{to}/values.yaml") is not { } newValues)
        {
            return;
        }

        var wording = new Wording(Phrases.Values, new ValuesSchema(content).Describe);
        var changes = Values(oldValues, newValues);
        var lines = new List<SaidChange>();
        if (before.Data($"{from}/Chart.yaml") is { } oldChart && after.Data($"{to}/Chart.yaml") is { } newChart)
        {
            lines.AddRange(new Wording(Phrases.Chart, static _ => null).Say(TreeDiff.Between(oldChart, newChart)
                // Said with the values already.
                .Where(static change => change.Path.Last() != "artifacthub.io/images").ToList()));
            said.Add($"{to}/Chart.yaml");
        }

        lines.AddRange(wording.Say(changes));
        said.Add($"{to}/values.yaml");
        var title = $"Kubernetes ({to})";
        if (lines.Count > 0)
            groups.Add(new DiffGroup(title, "chart", "", lines));

        foreach (var name in after.Environments(to, "values-"))
        {
            if (after.Data($"{to}/values-{name}.yaml") is not { } above)
                continue;
            var later = TreeDiff.Merge(newValues, above);
            if (before.Data($"{from}/values-{name}.yaml") is { } below)
            {
                // What changes everywhere is said once.
                var own = Values(TreeDiff.Merge(oldValues, below), later).Where(change => !changes.Any(change.IsSameAs)).ToList();
                said.Add($"{to}/values-{name}.yaml");
                if (own.Count > 0)
                    groups.Add(new DiffGroup($"{title}, environment {name}", "chart", name, wording.Say(own)));
            }
            else if (Values(newValues, later) is { Count: > 0 } differences)
                groups.Add(new DiffGroup($"{title}, new environment {name}, beside what holds everywhere", "chart", name, wording.Say(differences)));
        }
    }

    static IReadOnlyList<DataChange> Values(DataMap before, DataMap after) => ImageReferences.Join(TreeDiff.Between(before, after), before, after);
}
