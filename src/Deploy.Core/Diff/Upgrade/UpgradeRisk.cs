using Deploy.Core.Diagnostics;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>What becomes of a change that is no ordinary one.</summary>
public enum RiskKind
{
    /// <summary>The upgrade fails.</summary>
    Refused,

    /// <summary>The upgrade succeeds, and data stays where the new version does not look for it.</summary>
    LeftBehind,
}

/// <summary>A change that an upgrade does not simply carry out.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Where">Which parts of the output it is in.</param>
/// <param name="What">What changes, and why that is a problem: one or two sentences.</param>
/// <param name="Remedy">What to do instead.</param>
public sealed record UpgradeRisk(RiskKind Kind, string Where, string What, string Remedy)
{
    /// <summary>As it is reported.</summary>
    public Diagnostic ToDiagnostic() => Kind == RiskKind.Refused
        ? ToolingDiagnostics.Refused(Where, What, Remedy)
        : ToolingDiagnostics.LeftBehind(Where, What, Remedy);
}
