using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY09xx: the build itself.</summary>
public static class ToolingDiagnostics
{
    static readonly DiagnosticRule NotGeneratedRule = new("DEPLOY0901", "Nothing is generated from a section yet", Info);
    static readonly DiagnosticRule EditedByHandRule = new("DEPLOY0902", "A generated file was edited by hand", Warning);
    static readonly DiagnosticRule CannotWriteRule = new("DEPLOY0903", "The output cannot be written", Error);
    static readonly DiagnosticRule UnsafeOutputRule = new("DEPLOY0904", "The output leads out of its folder", Error);
    static readonly DiagnosticRule SpecMissingRule = new("DEPLOY0905", "The deployment file is missing", Error);
    static readonly DiagnosticRule CannotReadRule = new("DEPLOY0906", "A file cannot be read", Error);
    static readonly DiagnosticRule UnknownEnvironmentRule = new("DEPLOY0907", "The environment is unknown", Error);
    static readonly DiagnosticRule InTheWayRule = new("DEPLOY0908", "A file of yours is in the way", Error);
    static readonly DiagnosticRule OutputHoldsOthersRule = new("DEPLOY0909", "The output folder holds other things", Error);
    static readonly DiagnosticRule NoBaselineRule = new("DEPLOY0910", "There is nothing to compare with", Error);
    static readonly DiagnosticRule RefusedRule = new("DEPLOY0911", "An upgrade would be refused", Warning);
    static readonly DiagnosticRule LeftBehindRule = new("DEPLOY0912", "An upgrade would leave data behind", Warning);
    static readonly DiagnosticRule WrongSwitchRule = new("DEPLOY0913", "A switch has an unknown value", Error);
    static readonly DiagnosticRule NoServiceRule = new("DEPLOY0914", "A project of the solution is no service", Warning);
    static readonly DiagnosticRule ExplainServiceRule = new("DEPLOY0915", "A service is explained, not a solution", Warning);
    static readonly DiagnosticRule NoChartRegistryRule = new("DEPLOY0916", "Nobody knows where to push the chart", Error);
    static readonly DiagnosticRule NotPushedRule = new("DEPLOY0917", "The chart was not pushed", Error);
    static readonly DiagnosticRule InternalRule = new("DEPLOY0999", "Deploy.Sdk failed", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NotGeneratedRule, EditedByHandRule, CannotWriteRule, UnsafeOutputRule, SpecMissingRule, CannotReadRule, UnknownEnvironmentRule,
        InTheWayRule, OutputHoldsOthersRule, NoBaselineRule, RefusedRule, LeftBehindRule, WrongSwitchRule, NoServiceRule, ExplainServiceRule, NoChartRegistryRule, NotPushedRule, InternalRule,
    ];

    public static Diagnostic NotGenerated(TextSpan at, string what) =>
        NotGeneratedRule.At(at, $"'{what}' is known, but this version generates nothing from it yet. The rest of the file is generated.");

    public static Diagnostic EditedByHand(string path) =>
        EditedByHandRule.At(default, $"'{path}' was edited by hand and is restored. To keep a change, put the file or a '.patch.yaml' for it into the overlay folder (DeployOverlayPath).");

    public static Diagnostic CannotWrite(string path, string reason) =>
        CannotWriteRule.At(default, $"'{path}' cannot be written: {reason} The output of the last build is left as it was.");

    public static Diagnostic UnsafeOutput(string path) =>
        UnsafeOutputRule.At(default, $"'{path}' leads out of the output folder through a symbolic link, so nothing is written. Remove the link.");

    public static Diagnostic SpecMissing(string path) =>
        SpecMissingRule.At(default, $"DeploySpecFile names '{path}', which does not exist. Create it, correct the property, or set EnableDeploy to false.");

    public static Diagnostic CannotRead(string path, string reason) =>
        CannotReadRule.At(default, $"'{path}' cannot be read: {reason}");

    public static Diagnostic UnknownEnvironment(string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = Words.Nearest(name, names) is { } near ? $" Did you mean '{near}'?" : "";
        return UnknownEnvironmentRule.At(default, names.Count == 0
            ? $"DeployEnvironment is '{name}', but deployment.yaml lists no 'environments'. Add it there, or leave the property empty."
            : $"DeployEnvironment is '{name}', which deployment.yaml does not list under 'environments'.{nearest} Known: {string.Join(", ", names)}.");
    }

    public static Diagnostic InTheWay(string path) =>
        InTheWayRule.At(default, $"'{path}' is not a file that Deploy.Sdk wrote, and would be overwritten. Move it, or put it into the overlay folder (DeployOverlayPath) to keep it.");

    public static Diagnostic OutputHoldsOthers(string output, string other) =>
        OutputHoldsOthersRule.At(default, $"The output folder '{output}' and '{other}' lie in each other, so what is generated cannot be told from what is yours. Set DeployOutputPath or DeployOverlayPath to a folder of its own.");

    public static Diagnostic NoBaseline(string what, string reason) =>
        NoBaselineRule.At(default, $"There is nothing to compare with: '{what}' {reason} Set DeployDiffBase to a folder with earlier output or to the .tgz or .nupkg of 'dotnet pack', or build first.");

    public static Diagnostic Refused(string where, string what, string remedy) =>
        RefusedRule.At(default, $"{where}: {what} {remedy}");

    public static Diagnostic LeftBehind(string where, string what, string remedy) =>
        LeftBehindRule.At(default, $"{where}: {what} {remedy}");

    public static Diagnostic WrongSwitch(string property, string value, IEnumerable<string> allowed) =>
        WrongSwitchRule.At(default, $"{property} is {ValueDiagnostics.Quote(value)}. Allowed: {string.Join(", ", allowed)}.");

    public static Diagnostic NoService(string project) =>
        NoServiceRule.At(default, $"'{project}' has no deployment.yaml beside it or does not take in Deploy.Sdk, so it is no part of the deployment. Add them, or remove the reference.");

    public static Diagnostic ExplainService() =>
        ExplainServiceRule.At(default, "DeployExplain explains one service. To see the values, set it on one project. For example 'dotnet build orders -t:DeployExplain'.");

    public static Diagnostic NoChartRegistry() =>
        NoChartRegistryRule.At(default, "The image's name has no registry that takes charts too, so nobody knows where to push the chart. Set DeployChartRegistry, for example -p:DeployChartRegistry=oci://ghcr.io/acme/charts.");

    public static Diagnostic NoHelm(string helm, string reason) =>
        NotPushedRule.At(default, $"The chart was not pushed: '{helm}' does not run ({reason}). Set DeployHelm to the path of Helm 3.8 or later, or install it.");

    public static Diagnostic NotPushed(string chart, string registry, string host, string said) =>
        NotPushedRule.At(default, $"'{chart}' was not pushed to {registry}; helm says: {said}. Check the login by 'helm registry login {host}', and push again.");

    public static Diagnostic Internal(string reason) =>
        InternalRule.At(default, $"Deploy.Sdk failed, and nothing was written: {reason} Please report it with the deployment.yaml.");
}
