namespace Deploy.Core.Diagnostics;

/// <summary>All codes.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        .. YamlDiagnostics.All, .. ValueDiagnostics.All, .. CombinationDiagnostics.All, .. ReleaseDiagnostics.All,
        .. SectionDiagnostics.All, .. AdviceDiagnostics.All, .. OperationsDiagnostics.All, .. EffectDiagnostics.All, .. MonitoringDiagnostics.All, .. SecretsDiagnostics.All, .. GitOpsDiagnostics.All, .. CloudDiagnostics.All, .. PlatformDiagnostics.All, .. CostDiagnostics.All,
        .. CodeDiagnostics.All, .. SolutionDiagnostics.All, .. OverlayDiagnostics.All, .. ToolingDiagnostics.All, .. LocalDiagnostics.All, .. ImageDiagnostics.All,
    ];
}
