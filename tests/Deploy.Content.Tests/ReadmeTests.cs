using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>What the README shows works as it stands.</summary>
public sealed partial class ReadmeTests
{
    static IEnumerable<TestCaseData> YamlBlocks => YamlBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
        .Select(static (match, i) => new TestCaseData(Unindent(match.Groups["text"].Value)).SetArgDisplayNames($"block {i + 1}"));

    [TestCaseSource(nameof(YamlBlocks))]
    public void Every_spec_of_the_README_builds_without_a_warning(string yaml)
    {
        var compilation = Compilation.Of(yaml);

        Assert.That(compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Info), Is.Empty);
        Assert.That(compilation.Files, Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public void Fifteen_lines_give_more_than_five_thousand()
    {
        var yaml = (string)YamlBlocks.First().Arguments[0]!;

        var lines = Compilation.Of(yaml).Files!.Sum(static file => Encoding.UTF8.GetString(file.Content).Count(static c => c == '\n'));

        Assert.That(yaml.Trim().Split('\n'), Has.Length.LessThanOrEqualTo(15));
        Assert.That(lines, Is.GreaterThan(5000));
    }

    [Test]
    public void Every_link_to_a_file_leads_somewhere()
    {
        foreach (var document in new[] { "README.md", "CONTRIBUTING.md", "docs/architecture.md" })
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            foreach (var target in Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(static match => match.Groups["target"].Value))
            {
                var path = Path.Combine(folder, target);
                Assert.That(File.Exists(path) || Directory.Exists(path), $"{document} links to {target}.");
            }
        }
    }

    static string Unindent(string text)
    {
        var lines = text.Split('\n');
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line));
    }

    [GeneratedRegex(@"```yaml\n(?<text>.*?)\n *```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlock();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
