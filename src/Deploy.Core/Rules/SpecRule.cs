using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What a rule sees: the file as one environment reads it, and the project.</summary>
/// <param name="Text">The text, to say where something else stands.</param>
/// <param name="Spec">The spec of one environment.</param>
/// <param name="Facts">What the build knows.</param>
/// <param name="Platforms">The platforms that the file is deployed to, by itself and in its environments.</param>
/// <param name="Environments">Names of the file's environments.</param>
public sealed record RuleContext(SourceText Text, DeploymentSpec Spec, ProjectFacts Facts, ISet<Platform> Platforms, IReadOnlyList<string> Environments)
{
    /// <summary>The spec without an environment.</summary>
    public required DeploymentSpec Base { get; init; }

    /// <summary>Name of the environment; empty for the file itself.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Where the environment's own lines stand; null for the file itself.</summary>
    public TextSpan? Overlay { get; init; }

    /// <summary>Whether a value stands in the environment's own lines; in the file itself each does.</summary>
    public bool IsOwn(TextSpan place) => Overlay is not { } own || (place.Start >= own.Start && place.End <= own.End);

    /// <summary>Whether no environment changes this any more: what has no effect here may have one there.</summary>
    public bool IsFinal => Overlay is not null || Environments.Count == 0;

    /// <summary>The place of a conflict: what an environment overrides is wrong, not what it inherits.</summary>
    /// <param name="usual">The place in a file without environments.</param>
    /// <param name="others">The other values that take part, the one that matters most first.</param>
    public TextSpan Place(TextSpan usual, params TextSpan?[] others) =>
        IsOwn(usual) ? usual : others.OfType<TextSpan>().Where(IsOwn).Append(usual).First();
}

/// <summary>A check that looks at more than one value. One file each.</summary>
public abstract class SpecRule
{
    /// <summary>
    /// Keys from whose absence this rule concludes something. Where one of them stands with an error of its own the rule is silent:
    /// one problem, one diagnostic.
    /// </summary>
    public virtual IReadOnlyList<string> Needs => [];

    /// <summary>Whether this rule plans: it runs last, over a file without errors, which alone has a plan.</summary>
    public virtual bool Plans => false;

    /// <summary>The problems of this kind.</summary>
    public abstract IEnumerable<Diagnostic> Check(RuleContext context);

    /// <summary>Of values that contradict each other the last one: what an environment overrides stands further down.</summary>
    protected static TextSpan? Last(params TextSpan?[] places) => places.OfType<TextSpan>().OrderBy(static place => place.Start).Cast<TextSpan?>().LastOrDefault();
}
