using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;

namespace Deploy.Analyzers.Tests.Code;

/// <summary>The pages of DEPLOY04xx: their examples are compiled and checked.</summary>
public sealed partial class CodePageTests
{
    static IEnumerable<string> Codes => CodeDiagnostics.All.Select(static rule => rule.Code);

    [TestCaseSource(nameof(Codes))]
    public async Task The_wrong_example_shows_the_problem(string code) => Assert.That(await CodesOfAsync(code, "Wrong"), Does.Contain(code));

    [TestCaseSource(nameof(Codes))]
    public async Task The_right_example_shows_no_problem_of_this_range(string code) =>
        Assert.That((await CodesOfAsync(code, "Right")).Where(static found => found.StartsWith("DEPLOY04", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public async Task Every_code_is_shown_by_a_folder_of_tests_code()
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in CodeCase.All)
            shown.UnionWith((await item.AnalyzeAsync()).Select(static diagnostic => diagnostic.Id));
        Assert.That(Codes.Where(code => !shown.Contains(code)), Is.Empty);
    }

    static async Task<IEnumerable<string>> CodesOfAsync(string code, string section)
    {
        var page = File.ReadAllText(Repository.PathOf($"sdk/rules/{code}.md"));
        var text = page.Split("\n## ").Single(part => part.StartsWith(section + "\n", StringComparison.Ordinal));
        var blocks = Fence().Matches(text).ToDictionary(static match => match.Groups["language"].Value, static match => match.Groups["text"].Value, StringComparer.Ordinal);
        var found = await CodeCase.AnalyzeAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Program.cs"] = blocks["csharp"] },
            new Dictionary<string, string>(StringComparer.Ordinal) { ["deployment.yaml"] = blocks["yaml"] }, [], []);
        return found.Select(static diagnostic => diagnostic.Id);
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
