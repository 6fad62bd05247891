using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0327–0335: what is written has not the effect that was meant.</summary>
public static class EffectDiagnostics
{
    static readonly DiagnosticRule NoRoomToScaleRule = new("DEPLOY0327", "Autoscaling has no room", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NoRoomToScaleRule];

    public static Diagnostic NoRoomToScale(TextSpan at, int pods) =>
        NoRoomToScaleRule.At(at, $"Autoscaling begins at {pods} pods and, as nobody wrote its end, ends there too: the usual end is 50. Write 'max' under 'autoscaling'.");
}
