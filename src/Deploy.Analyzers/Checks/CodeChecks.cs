using Deploy.Core.Spec;

namespace Deploy.Analyzers.Checks;

/// <summary>All checks of deployment.yaml against the code.</summary>
static class CodeChecks
{
    static readonly CodeCheck[] All =
    [
        new HealthIsMapped(), new PortAgrees(), new SettingsAreGiven(), new VariablesAreRead(), new MigrationsAreApplied(), new FlagsAreDefined(), new MetricsAreMapped(),
        new StateIsShared(), new HeadersAreForwarded(),
    ];

    /// <summary>The problems of a file without errors; none for an app of another framework that happens to be built here.</summary>
    public static IReadOnlyList<Finding> Check(CheckContext context) =>
        context.Targets.Any(static target => target.Plan.Framework == Framework.Aspnet) ? All.SelectMany(check => check.Check(context)).ToList() : [];
}
