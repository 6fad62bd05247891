using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Solution;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Diagnostics;

/// <summary>A help page of sdk/rules.</summary>
sealed partial class RulePage(string code)
{
    /// <summary>The whole text.</summary>
    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "rules", $"{code}.md"));

    /// <summary>Its YAML examples: the wrong one first where there is one.</summary>
    public IReadOnlyList<string> Examples => Fence().Matches(Text).Select(static match => match.Groups["yaml"].Value).ToList();

    /// <summary>What stands below a heading, or null.</summary>
    public string? Section(string heading)
    {
        var start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var body = Text[(start + heading.Length + 5)..];
        return (body.IndexOf("\n## ", StringComparison.Ordinal) is >= 0 and var end ? body[..end] : body).Trim();
    }

    /// <summary>An example that begins with "# deploy/&lt;path&gt;.patch.yaml" is a file of the overlay folder; other paths in that line are files beside it.</summary>
    public static Compilation Compile(string yaml)
    {
        if (yaml.StartsWith("# beside deploy.proj\n", StringComparison.Ordinal))
            return CompileSolution(yaml);
        var paths = OverlayPath().Matches(yaml.Split('\n')[0]).Select(static match => match.Groups["path"].Value).ToList();
        return paths.Count == 0
            ? Compilation.Of(yaml)
            : Compilation.Of("deployment: { name: shop, pattern: kubernetes }"u8.ToArray(), FactsFile.WebProject("shop"),
                paths.Select(path => new OverlayFile(path, $"deploy/{path}", Encoding.UTF8.GetBytes(path.EndsWith(".patch.yaml", StringComparison.Ordinal) ? yaml : "{}"))).ToList());
    }

    // "# beside web.csproj" begins the file of that service; "a worker" behind it says that it takes no requests.
    static Compilation CompileSolution(string yaml)
    {
        var parts = Beside().Matches(yaml).Select(static match => (Title: match.Groups["title"].Value, Yaml: match.Groups["yaml"].Value)).ToList();
        var text = new SourceText("deployment.yaml", parts[0].Yaml);
        var services = parts.Skip(1).Select(static part =>
        {
            var name = part.Title.Split('.')[0];
            return new SolutionService(new SourceText($"{name}/deployment.yaml", part.Yaml), FactsFile.WebProject(name) with { ServesHttp = !part.Title.EndsWith("a worker", StringComparison.Ordinal) });
        }).ToList();
        var (solution, diagnostics) = SolutionCompiler.Check(text, new ProjectFacts { AssemblyName = "deploy" }, services);
        return new Compilation(text, diagnostics, solution is null ? null : SolutionCompiler.Generate(text, solution, Repository.Content, [], new DiagnosticBag()));
    }

    [GeneratedRegex("^# beside (?<title>[^\n]+)\n(?<yaml>.*?)(?=^# beside |\\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Beside();

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\bdeploy/(?<path>[^\s,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OverlayPath();
}
