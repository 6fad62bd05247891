using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>A part of the output in two versions, with the values that hold in one environment.</summary>
/// <param name="Where">What it is to a person.</param>
/// <param name="Before">Its values in the earlier output.</param>
/// <param name="After">Its values in the later one.</param>
/// <param name="EarlierText">The text of another file of the earlier output, by its path in the part; empty when it is not there.</param>
/// <param name="LaterText">The same of the later output.</param>
public sealed record UpgradeContext(string Where, DataMap Before, DataMap After, Func<string, string> EarlierText, Func<string, string> LaterText)
{
    /// <summary>A value of both.</summary>
    internal (string Before, string After) Text(string path) => (DataPath.Text(Before, path), DataPath.Text(After, path));

    /// <summary>A truth value of both.</summary>
    internal (bool Before, bool After) Flag(string path) => (DataPath.Flag(Before, path), DataPath.Flag(After, path));

    internal UpgradeRisk Refused(string what, string remedy) => new(RiskKind.Refused, Where, what, remedy);

    internal UpgradeRisk LeftBehind(string what, string remedy) => new(RiskKind.LeftBehind, Where, what, remedy);
}

/// <summary>One kind of change that an upgrade does not simply carry out. One file each; <see cref="UpgradeRisks"/> lists them.</summary>
public abstract class UpgradeRule
{
    /// <summary>The changes of this kind.</summary>
    public abstract IEnumerable<UpgradeRisk> Check(UpgradeContext context);
}
