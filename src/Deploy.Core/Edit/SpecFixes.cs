using Deploy.Core.Text;

namespace Deploy.Core.Edit;

/// <summary>
/// The remedies in deployment.yaml that are certain: what a message leaves to choose is left to the user. Each is tried before it is
/// offered, so what cannot be changed safely (aliases, anchors, a file that would be worse) has none.
/// </summary>
public static class SpecFixes
{
    /// <summary>Codes of deployment.yaml with a remedy there.</summary>
    public static IReadOnlyList<string> CodesInSpec { get; } = PlaceFixes.Codes;

    /// <summary>Codes of the app's code with a remedy in deployment.yaml.</summary>
    public static IReadOnlyList<string> CodesInCode { get; } = DemandFixes.Codes;

    /// <summary>The remedies of a problem; none where there is no certain one.</summary>
    public static IReadOnlyList<SpecFix> Of(SpecProblem problem)
    {
        if (YamlEditor.Open(problem.Text) is not { } editor)
            return problem.Code == TabFix.Code ? Offer(problem, TabFix.Of(problem.Text)) : [];
        return Offer(problem, problem.Span is { } span ? PlaceFixes.Of(problem, span, editor) : DemandFixes.Of(problem, editor));
    }

    static IReadOnlyList<SpecFix> Offer(SpecProblem problem, IEnumerable<Candidate> candidates)
    {
        var offered = new List<SpecFix>();
        foreach (var (title, key, result) in candidates)
        {
            if (result is not null && result.Content != problem.Text.Content && FixCheck.Helps(problem, result))
                offered.Add(new SpecFix(title, $"{problem.Code}.{key}", TextChange.Between(problem.Text.Content, result.Content)));
        }

        return offered;
    }
}

/// <summary>A remedy that has not been tried yet; without a result where it is not possible.</summary>
sealed record Candidate(string Title, string Key, SourceText? Result);
