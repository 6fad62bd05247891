using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core;
using Deploy.Core.Diagnostics;
using Deploy.Core.Diff;
using Deploy.Core.Explain;
using Deploy.Core.Spec;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

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

    /// <summary>Lines of the README may be left out ("…"); those that stand there are what is really printed.</summary>
    [Test]
    public void The_explanation_is_that_of_the_sample()
    {
        var (text, file, facts) = Shop(static spec => spec);
        AssertShown(ExplainTable.Write(Explanation.Of(text, file.WithBase("staging")!, facts)), TextBlock("deployment.yaml, environment staging"));
    }

    [Test]
    public void The_comparison_is_that_of_the_sample()
    {
        var before = ShopOutput(static spec => spec);
        var after = ShopOutput(static spec => spec.Replace("max: 10", "max: 20", StringComparison.Ordinal).Replace("storage: 20Gi", "storage: 10Gi", StringComparison.Ordinal));
        AssertShown(DiffText.Write(OutputDiff.Between(before, after, Repository.Content), "what lies in obj/deploy, the output of the last build", "deployment.yaml"), TextBlock("deployment.yaml, compared with"));
    }

    [Test]
    public void Every_link_to_a_file_leads_somewhere()
    {
        foreach (var document in new[] { "README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/explain-and-diff.md", "docs/kubernetes.md", "docs/aws.md", "docs/azure.md", "docs/disaster-recovery.md" })
        {
            var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
            foreach (var target in Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(static match => match.Groups["target"].Value))
            {
                var path = Path.Combine(folder, target);
                Assert.That(File.Exists(path) || Directory.Exists(path), $"{document} links to {target}.");
            }
        }
    }

    static (SourceText Text, DeploymentFile File, ProjectFacts Facts) Shop(Func<string, string> change)
    {
        var facts = new ProjectFacts { AssemblyName = "Shop", IsCSharp = true, IsDotNet = true, Version = "1.0.0", DotNetVersion = "10.0", ProjectFile = "samples/shop/Shop.csproj", ProjectFolder = "samples/shop" };
        var text = new SourceText("deployment.yaml", change(File.ReadAllText(Path.Combine(Repository.Root, "samples", "shop", "deployment.yaml"))));
        return (text, DeploymentCompiler.Check(text, facts).File!, facts);
    }

    static OutputTree ShopOutput(Func<string, string> change)
    {
        var (text, file, facts) = Shop(change);
        return OutputTree.Of(DeploymentCompiler.Generate(text, file, facts, Repository.Content, [], new DiagnosticBag()));
    }

    static string TextBlock(string start) => FencedText().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
        .Select(static match => match.Groups["text"].Value).Single(text => text.StartsWith(start, StringComparison.Ordinal));

    static void AssertShown(string printed, string shown)
    {
        var lines = printed.Split('\n');
        var at = 0;
        foreach (var line in shown.Split('\n').Where(static line => line != "…"))
        {
            var next = Array.IndexOf(lines, line, at);
            Assert.That(next, Is.GreaterThanOrEqualTo(0), $"Not printed, or not behind the line before it: {line}\n---- printed ----\n{printed}");
            at = next + 1;
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

    [GeneratedRegex(@"```text\n(?<text>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FencedText();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
