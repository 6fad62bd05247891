using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0327–0335: what is written has not the effect that was meant.</summary>
public static class EffectDiagnostics
{
    static readonly DiagnosticRule NoRoomToScaleRule = new("DEPLOY0327", "Autoscaling has no room", Warning);

    static readonly DiagnosticRule NotMeasuredRule = new("DEPLOY0328", "Nothing is measured", Warning);
    static readonly DiagnosticRule NothingToChooseRule = new("DEPLOY0329", "Routes with nothing to choose from", Warning);
    static readonly DiagnosticRule NeverCheckedRule = new("DEPLOY0330", "A stage ends before its first check", Warning);
    static readonly DiagnosticRule ExternalSettingRule = new("DEPLOY0331", "A setting of a service that someone else runs", Warning);
    static readonly DiagnosticRule NoMeshRule = new("DEPLOY0332", "Settings of a mesh, and no mesh", Warning);
    static readonly DiagnosticRule OneCopyRule = new("DEPLOY0333", "A service that runs once, and replicas", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [NoRoomToScaleRule, NotMeasuredRule, NothingToChooseRule, NeverCheckedRule, ExternalSettingRule, NoMeshRule, OneCopyRule];

    public static Diagnostic NoRoomToScale(TextSpan at, int pods) =>
        NoRoomToScaleRule.At(at, $"Autoscaling begins at {pods} pods and, as nobody wrote its end, ends there too: the usual end is 50. Write 'max' under 'autoscaling'.");

    public static Diagnostic NotMeasured(TextSpan at, string key) =>
        NotMeasuredRule.At(at, $"'{key}' acts on metrics, and with 'level: none' under 'monitoring' nobody gathers any, so it never acts. Write 'level: standard', or remove '{key}'.");

    public static Diagnostic NothingToChoose(TextSpan at) =>
        NothingToChooseRule.At(at, "All further regions wait, so requests go to the first one whatever the route. Write 'strategy: active-active' (or 'replication_type' at a region), or 'routing: failover'.");

    public static Diagnostic NeverChecked(TextSpan at) =>
        NeverCheckedRule.At(at, "The shortest stage is over before its first check, so it lets through whatever comes. Write a shorter 'interval', or a longer stage.");

    public static Diagnostic ExternalSetting(TextSpan at, string key, string service) =>
        ExternalSettingRule.At(at, $"{service} is run by someone else, so only its connection is generated and '{key}' has no effect. Remove '{key}'; set it where the service is run.");

    public static Diagnostic OneCopy(TextSpan at, string service, string elsewhere) =>
        OneCopyRule.At(at, $"One copy of {service} runs, whatever is written here: more need an operator that this chart does not bring. Remove 'replicas', or write 'external: true' and 'host' for {elsewhere}.");

    public static Diagnostic NoMesh(TextSpan at) =>
        NoMeshRule.At(at, "There is no mesh that these settings could hold for. Add 'kind: istio' or 'kind: linkerd', or remove the section.");
}
