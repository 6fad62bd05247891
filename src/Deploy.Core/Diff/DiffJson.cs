using Deploy.Core.Diff.Upgrade;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>A comparison for programs. docs/explain-and-diff.md describes the shape; keys are added, never changed.</summary>
public static class DiffJson
{
    /// <param name="diff">What differs.</param>
    /// <param name="baseline">What it was compared with, in words.</param>
    /// <param name="environment">The environment that was chosen as the base; empty for none.</param>
    public static string Write(OutputDiff diff, string baseline, string environment) => JsonWriter.Write(new DataMap
    {
        { "version", 1 },
        { "base", baseline },
        { "environment", environment },
        { "groups", new DataList(diff.Groups.Select(Group)) },
        { "files", new DataList(diff.Files.Select(static file => (DataNode)new DataMap { { "path", file.Path }, { "change", file.Change }, { "added", file.Added }, { "removed", file.Removed } })) },
        { "risks", new DataList(diff.Risks.Select(Risk)) },
    });

    static DataNode Group(DiffGroup group) => new DataMap
    {
        { "part", group.Part },
        { "environment", group.Environment },
        { "title", group.Title },
        { "lines", new DataList(group.Lines.Select(static line => (DataNode)new DataMap { { "words", line.Words }, { "changes", new DataList(line.Changes.Select(Change)) } })) },
    };

    static DataNode Change(DataChange change)
    {
        var name = change.IsItem ? "" : change.Path[change.Path.Count - 1];
        return new DataMap
        {
            { "path", new DataList(change.Path) },
            { "change", change.Before is null ? "added" : change.After is null ? "removed" : "changed" },
            { "before", ShownValue.Masked(name, change.Before) },
            { "after", ShownValue.Masked(name, change.After) },
        };
    }

    static DataNode Risk(UpgradeRisk risk) => new DataMap
    {
        { "code", risk.ToDiagnostic().Code },
        { "kind", risk.Kind == RiskKind.Refused ? "refused" : "left-behind" },
        { "where", risk.Where },
        { "what", risk.What },
        { "remedy", risk.Remedy },
    };
}
