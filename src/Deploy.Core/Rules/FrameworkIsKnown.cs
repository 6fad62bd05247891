using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Outside a .NET project nothing says what the app is written with.</summary>
sealed class FrameworkIsKnown : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "framework"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // The same in all environments, and reported for the file.
        if (context.Overlay is null && Defaults.Framework(context.Spec, context.Facts) is null && context.Spec.Deployment?.Framework is null)
        {
            yield return ValueDiagnostics.Missing(context.Spec.Deployment?.KeySpan ?? context.Spec.Start, "deployment", "framework",
                "this is not a .NET project, so write framework: django, rails or fraiseql");
        }
    }
}
