using Deploy.Core.Text;

namespace Deploy.Core.Edit;

/// <summary>A diagnostic whose remedy lies in deployment.yaml.</summary>
/// <param name="Text">deployment.yaml as it is.</param>
/// <param name="Facts">What the build knows: a remedy is checked before it is offered.</param>
/// <param name="Code">For example <c>DEPLOY0103</c>.</param>
/// <param name="Span">Where in <paramref name="Text"/>; null where the diagnostic stands in the code.</param>
/// <param name="Hints">What the diagnostic says beyond its place, by the names of <see cref="FixHints"/>.</param>
public sealed record SpecProblem(SourceText Text, ProjectFacts Facts, string Code, TextSpan? Span, IReadOnlyDictionary<string, string?> Hints)
{
    /// <summary>The hint of this name; null where there is none.</summary>
    public string? Hint(string name) => Hints.TryGetValue(name, out var value) && !string.IsNullOrEmpty(value) ? value : null;
}

/// <summary>One remedy.</summary>
/// <param name="Title">What it does, as an editor's menu shows it.</param>
/// <param name="Key">Tells it from the other remedies of the same problem.</param>
/// <param name="Change">The change of deployment.yaml.</param>
public sealed record SpecFix(string Title, string Key, TextChange Change);
