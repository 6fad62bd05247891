using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>Remedies of what is wrong at a place of deployment.yaml.</summary>
static class PlaceFixes
{
    // Those whose diagnostic names the one text to write: Diagnostic.Suggestion.
    static readonly string[] Suggesting =
    [
        "DEPLOY0103", "DEPLOY0104", "DEPLOY0105", "DEPLOY0226", "DEPLOY0234", "DEPLOY0302", "DEPLOY0303", "DEPLOY0307", "DEPLOY0309", "DEPLOY0310", "DEPLOY0320",
        "DEPLOY0322", "DEPLOY0326",
    ];

    static readonly Dictionary<string, Func<SpecProblem, TextSpan, YamlEditor, Candidate?>> Others = new(StringComparer.Ordinal)
    {
        ["DEPLOY0012"] = RemoveTag,
        ["DEPLOY0102"] = MakeList,
        ["DEPLOY0110"] = MoveToSecrets,
        ["DEPLOY0213"] = RemoveSetting,
        ["DEPLOY0215"] = AddExternal,
        ["DEPLOY0224"] = AddStage,
        ["DEPLOY0305"] = RemoveLine,
        ["DEPLOY0306"] = RemoveLine,
        ["DEPLOY0308"] = LetOneGo,
        ["DEPLOY0321"] = AskForProduction,
    };

    /// <summary>All codes with a remedy here.</summary>
    public static IReadOnlyList<string> Codes { get; } = new[] { TabFix.Code }.Concat(Suggesting).Concat(Others.Keys).OrderBy(static code => code, StringComparer.Ordinal).ToList();

    public static IEnumerable<Candidate> Of(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        var candidate = Others.TryGetValue(problem.Code, out var fix) ? fix(problem, span, editor)
            : Array.IndexOf(Suggesting, problem.Code) >= 0 && problem.Hint(FixHints.Suggestion) is { } word
                ? new Candidate($"Write '{word}'", "suggestion", editor.Replace(span, word))
            : null;
        return candidate is null ? [] : [candidate];
    }

    // "The kind of each value follows from its key."
    static Candidate? RemoveTag(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        var content = problem.Text.Content;
        if (span.Length == 0 || content[span.Start] != '!')
            return null;
        var end = span.Start;
        while (end < content.Length && content[end] is not (' ' or '\t' or '\r' or '\n' or ',' or ']' or '}'))
            end++;
        var tag = content.Substring(span.Start, end - span.Start);
        while (end < content.Length && content[end] == ' ')
            end++;
        return new Candidate($"Remove the tag '{tag}'", "tag", editor.With(TextSpan.FromBounds(span.Start, end), ""));
    }

    // A text with blanks or commas may be several items.
    static Candidate? MakeList(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        var value = problem.Text.ToString(span);
        return NodeSearch.ByValue(editor.Root, span) is { Entry.Value: YamlScalar { IsNull: false } scalar }
            && scalar.Value.IndexOfAny([' ', ',', ';', '\n']) < 0 && Scalars.SpellLike(value, "x") is not null
            ? new Candidate($"Make it a list: [{value}]", "list", editor.With(span, $"[{value}]"))
            : null;
    }

    // The value does not come along: it is in version control and has to be changed.
    static Candidate? MoveToSecrets(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        if (NodeSearch.ByPath(editor.Root, "deployment", "env") is not YamlMapping env || env.Entries.FirstOrDefault(entry => entry.Value.Span == span) is not { } entry)
            return null;
        var without = editor.Remove(env, entry) is { } text ? YamlEditor.Open(text) : null;
        return new Candidate($"Move '{entry.Key.Value}' to secrets, without its value", "secret", without?.Append(["deployment", "secrets"], entry.Key.Value));
    }

    static Candidate? RemoveSetting(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        var name = problem.Text.ToString(span).Trim('\'', '"');
        return NodeSearch.ByPath(editor.Root, "deployment", "env") is YamlMapping env && env.Find(name) is { } entry
            ? new Candidate($"Remove '{name}' from env", "setting", editor.Remove(env, entry))
            : null;
    }

    static Candidate? AddExternal(SpecProblem problem, TextSpan span, YamlEditor editor) => NodeSearch.ByValue(editor.Root, span) is { } host
        ? new Candidate("Add 'external: true'", "external", editor.SetIn(host.Map, "external", "true"))
        : null;

    static Candidate? AddStage(SpecProblem problem, TextSpan span, YamlEditor editor) =>
        new("Add a last stage with 'traffic: 100%'", "stage", editor.Append(["canary", "stages"], "traffic: 100%"));

    static Candidate? RemoveLine(SpecProblem problem, TextSpan span, YamlEditor editor) => NodeSearch.ByValue(editor.Root, span) is var (map, entry)
        ? new Candidate($"Remove '{entry.Key.Value}: {problem.Text.ToString(span)}'", "line", editor.Remove(map, entry))
        : null;

    static Candidate? LetOneGo(SpecProblem problem, TextSpan span, YamlEditor editor)
    {
        if (NodeSearch.ByValue(editor.Root, span) is not var (_, entry) || editor.Replace(span, "1") is not { } text)
            return null;
        return new Candidate("Write 'max_unavailable: 1'", "budget", YamlEditor.Open(text)?.Replace(entry.Key.Span, "max_unavailable"));
    }

    static Candidate? AskForProduction(SpecProblem problem, TextSpan span, YamlEditor editor) =>
        new("Add production to approval", "approval", editor.Append(["cicd", "approval"], "production"));
}
