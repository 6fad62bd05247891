using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>docs/kubernetes.md says what the chart contains, and what tests it; neither may be made up.</summary>
public sealed partial class KubernetesDocTests
{
    // The last two columns of its largest table.
    static IEnumerable<(string Templates, string Tests)> Rows => File.ReadAllLines(Path.Combine(Repository.Root, "docs", "kubernetes.md"))
        .Select(static line => line.Split('|')).Where(static cells => cells.Length == 7).Skip(2).Select(static cells => (cells[4], cells[5]));

    [Test]
    public void Every_template_of_the_chart_is_in_the_table_and_no_other()
    {
        var templates = Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "content", "helm", "templates"), "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);

        Assert.That(Rows.SelectMany(static row => Words(row.Templates)).Distinct(StringComparer.Ordinal), Is.EquivalentTo(templates));
    }

    [Test]
    public void Every_test_and_case_that_the_table_names_exists()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        foreach (var name in Rows.SelectMany(static row => Words(row.Tests)))
        {
            Assert.That(
                File.Exists(Path.Combine(tests, "Deploy.Content.Tests", $"{name}.cs")) || Directory.Exists(Path.Combine(tests, "cases", name)) || Directory.Exists(Path.Combine(tests, "solutions", name)),
                name);
        }
    }

    [Test]
    public void Every_row_of_the_table_names_a_test() => Assert.That(Rows.Where(static row => !Words(row.Tests).Any()), Is.Empty);

    [TestCase("README.md", "yml")]
    [TestCase("docs/kubernetes.md", "yaml")]
    public void The_solution_that_is_shown_is_that_of_the_sample(string document, string language)
    {
        var sample = Path.Combine(Repository.Root, "samples", "microservices");
        var shown = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, document)), $"```{language}\n(?<text>deployment:\n  name: store.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

        Assert.That(shown.Success);
        Assert.That(File.ReadAllText(Path.Combine(sample, "deployment.yaml")), Does.StartWith(shown.Groups["text"].Value));
    }

    [Test]
    public void The_README_counts_the_lines_of_the_sample()
    {
        var sample = Path.Combine(Repository.Root, "samples", "microservices");
        var lines = Directory.GetFiles(Path.Combine(sample, "src"), "deployment.yaml", SearchOption.AllDirectories).Append(Path.Combine(sample, "deployment.yaml"))
            .Sum(static file => File.ReadAllLines(file).Length);

        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Contain($"out of {lines} lines"));
    }

    static IEnumerable<string> Words(string cell) => Word().Matches(cell).Select(static match => match.Groups["word"].Value);

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
