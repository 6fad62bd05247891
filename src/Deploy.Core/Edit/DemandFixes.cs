namespace Deploy.Core.Edit;

/// <summary>Remedies in deployment.yaml of what the app's code asks for and nothing gives.</summary>
static class DemandFixes
{
    /// <summary>All codes with a remedy here.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["DEPLOY0402", "DEPLOY0405", "DEPLOY0406", "DEPLOY0407", "DEPLOY0409", "DEPLOY0411"];

    public static IEnumerable<Candidate> Of(SpecProblem problem, YamlEditor editor) => problem.Code switch
    {
        "DEPLOY0402" when problem.Hint(FixHints.Health) is { } path =>
            [new Candidate($"Set 'health: {path}' in {FileName(problem)}", "health", editor.Set(["deployment", "health"], Scalars.Spell(path)))],
        "DEPLOY0405" when problem.Hint(FixHints.Secret) is { } name => [Secret(problem, editor, name)],
        "DEPLOY0406" or "DEPLOY0407" when problem.Hint(FixHints.Variable) is { } name => [Secret(problem, editor, name), Setting(problem, editor, name)],
        "DEPLOY0409" => [new Candidate($"Add 'migrations: {{ enabled: true }}' to {FileName(problem)}", "migrations", editor.Set(["migrations", "enabled"], "true"))],
        "DEPLOY0411" when problem.Hint(FixHints.Flag) is { } flag =>
            [new Candidate($"Add '{flag}' to feature_flags of {FileName(problem)}", "flag", editor.Set(["feature_flags", "flags", flag], "false"))],
        _ => [],
    };

    static Candidate Secret(SpecProblem problem, YamlEditor editor, string name) =>
        new($"Add {name} to secrets of {FileName(problem)}", "secret", editor.Append(["deployment", "secrets"], name));

    // An empty text is a value: the compiler takes it, and the remark says what is left to do.
    static Candidate Setting(SpecProblem problem, YamlEditor editor, string name) =>
        new($"Add {name} to env of {FileName(problem)}", "setting", editor.Set(["deployment", "env", name], "\"\"", "fill in"));

    static string FileName(SpecProblem problem) => problem.Text.Path.Split('/', '\\').Last();
}
