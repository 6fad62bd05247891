using Deploy.Core.Diagnostics;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Diagnostics;

/// <summary>sdk/rules: a page for each code, whose examples are tried.</summary>
public sealed class RulePageTests
{
    /// <summary>Pages whose mistake cannot be shown as YAML, and why.</summary>
    static readonly Dictionary<string, string> WithoutWrongExample = new(StringComparer.Ordinal)
    {
        ["DEPLOY0007"] = "1 MiB of text.", ["DEPLOY0009"] = "An invisible character would be lost by the first editor.", ["DEPLOY0504"] = "A symbolic link.", ["DEPLOY0339"] = "A project without a web server.",
        ["DEPLOY0902"] = "The build.", ["DEPLOY0903"] = "The build.", ["DEPLOY0904"] = "The build.", ["DEPLOY0905"] = "The build.",
        ["DEPLOY0906"] = "The build.", ["DEPLOY0907"] = "The build.", ["DEPLOY0908"] = "The build.", ["DEPLOY0909"] = "The build.", ["DEPLOY0999"] = "The build.",
        ["DEPLOY0910"] = "A comparison.", ["DEPLOY0911"] = "A comparison.", ["DEPLOY0912"] = "A comparison.", ["DEPLOY0913"] = "The build.",
        ["DEPLOY0914"] = "The build.", ["DEPLOY0915"] = "The build.", ["DEPLOY0916"] = "A push.", ["DEPLOY0917"] = "A push.",
        ["DEPLOY0930"] = "The build.", ["DEPLOY0931"] = "A file beside it.", ["DEPLOY0932"] = "A file beside it.", ["DEPLOY0933"] = "An engine.", ["DEPLOY0934"] = "An engine.", ["DEPLOY0935"] = "A registry.",
        ["DEPLOY0918"] = "An engine.", ["DEPLOY0919"] = "An engine.", ["DEPLOY0920"] = "An engine.", ["DEPLOY0921"] = "An engine.",
        ["DEPLOY0922"] = "An engine.", ["DEPLOY0923"] = "An engine.", ["DEPLOY0924"] = "An engine.", ["DEPLOY0925"] = "An engine.",
        ["DEPLOY0926"] = "An engine.", ["DEPLOY0927"] = "An engine.", ["DEPLOY0928"] = "An engine.", ["DEPLOY0929"] = "An engine.",
    };

    static IEnumerable<string> Codes => DiagnosticCatalog.All.Select(static rule => rule.Code);

    // Those of 04xx hold C# code too: Deploy.Analyzers.Tests tries them.
    static IEnumerable<string> Shown => Codes.Where(static code => !WithoutWrongExample.ContainsKey(code) && !code.StartsWith("DEPLOY04", StringComparison.Ordinal));

    [TestCaseSource(nameof(Codes))]
    public void The_title_is_code_and_title_of_the_rule(string code)
    {
        var rule = DiagnosticCatalog.All.Single(rule => rule.Code == code);
        Assert.That(new RulePage(code).Text.Split('\n')[0], Is.EqualTo($"# {rule.Code}: {rule.Title}"));
    }

    [Test]
    public void There_is_no_page_without_a_code() =>
        Assert.That(Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "rules")).Select(Path.GetFileNameWithoutExtension), Is.EquivalentTo(Codes));

    [TestCaseSource(nameof(Shown))]
    public void The_first_example_shows_the_problem(string code) => Assert.That(RulePage.Compile(Examples(code)[0]).Codes, Does.Contain(code));

    [TestCaseSource(nameof(Shown))]
    public void The_second_example_is_right(string code)
    {
        var compilation = RulePage.Compile(Examples(code)[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(compilation.Codes, Does.Not.Contain(code));
            Assert.That(compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Message), Is.Empty);
        }
    }

    [TestCaseSource(nameof(WithoutWrongExample))]
    public void An_example_on_a_page_without_a_wrong_one_is_right(KeyValuePair<string, string> page)
    {
        foreach (var example in Examples(page.Key))
            Assert.That(RulePage.Compile(example).Diagnostics.Select(static diagnostic => diagnostic.Message), Is.Empty);
    }

    /// <summary>Errors cannot be switched off, so a page that says how would mislead.</summary>
    [TestCaseSource(nameof(Codes))]
    public void The_page_says_how_to_set_the_severity_of_what_is_no_error(string code)
    {
        var isError = DiagnosticCatalog.All.Single(rule => rule.Code == code).Severity == DiagnosticSeverity.Error;
        Assert.That(new RulePage(code).Text.Contains($"dotnet_diagnostic.{code}.severity", StringComparison.Ordinal), Is.EqualTo(!isError));
    }

    static IReadOnlyList<string> Examples(string code) => new RulePage(code).Examples;
}
