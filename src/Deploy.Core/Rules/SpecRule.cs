using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What a rule sees: the file as one environment reads it, and the project.</summary>
/// <param name="Text">The text, to say where something else stands.</param>
/// <param name="Spec">The spec of one environment.</param>
/// <param name="Facts">What the build knows.</param>
public sealed record RuleContext(SourceText Text, DeploymentSpec Spec, ProjectFacts Facts);

/// <summary>A check that looks at more than one value. One file each.</summary>
public abstract class SpecRule
{
    /// <summary>
    /// Keys from whose absence this rule concludes something. Where one of them stands with an error of its own the rule is silent:
    /// one problem, one diagnostic.
    /// </summary>
    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>The problems of this kind.</summary>
    public abstract IEnumerable<Diagnostic> Check(RuleContext context);
}
