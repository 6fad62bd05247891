using Deploy.Core.Artifacts;
using Deploy.Core.Diff.Upgrade;

namespace Deploy.Core.Diff;

/// <summary>The changes of one part of the output, for everywhere or for one environment.</summary>
/// <param name="Title">What it is to a person: <c>Kubernetes (helm/shop)</c>.</param>
/// <param name="Part">chart, server or laptop.</param>
/// <param name="Environment">Empty for everywhere.</param>
/// <param name="Lines">What changes.</param>
public sealed record DiffGroup(string Title, string Part, string Environment, IReadOnlyList<SaidChange> Lines);

/// <summary>A file that has no words of its own.</summary>
/// <param name="Path">In the output folder.</param>
/// <param name="Change">added, removed or changed.</param>
/// <param name="Added">Lines that came.</param>
/// <param name="Removed">Lines that went.</param>
public sealed record FileChange(string Path, string Change, int Added, int Removed);

/// <summary>What the spec would change in the output.</summary>
/// <param name="Groups">Changes in words; groups without any are left out.</param>
/// <param name="Files">Files that came, went, or changed otherwise than in words.</param>
/// <param name="Risks">What an upgrade would refuse, or leave behind.</param>
public sealed record OutputDiff(IReadOnlyList<DiffGroup> Groups, IReadOnlyList<FileChange> Files, IReadOnlyList<UpgradeRisk> Risks)
{
    /// <summary>Nothing differs.</summary>
    public bool IsEmpty => Groups.Count == 0 && Files.Count == 0;

    /// <summary>Compares earlier output with what a build would write.</summary>
    /// <param name="before">Earlier output.</param>
    /// <param name="after">What a build would write.</param>
    /// <param name="content">For the descriptions of values that have no phrase.</param>
    public static OutputDiff Between(OutputTree before, OutputTree after, ContentFiles content)
    {
        var groups = new List<DiffGroup>();
        var said = new HashSet<string>(StringComparer.Ordinal);
        ChartDiff.Add(groups, said, before, after, content);
        if (!before.ChartOnly)
            ComposeDiff.Add(groups, said, before, after);
        return new OutputDiff(groups, FileDiff.Between(before, after, said), UpgradeRisks.Of(before, after));
    }
}
