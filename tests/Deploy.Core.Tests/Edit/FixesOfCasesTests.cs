using Deploy.Core.Diagnostics;
using Deploy.Core.Edit;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Edit;

/// <summary>Whatever is offered anywhere in tests/cases makes the file better.</summary>
public sealed class FixesOfCasesTests
{
    // A text that could not be read as what it is for hides what else is to be said of it.
    static readonly string[] Hiding = ["DEPLOY0003", "DEPLOY0012", "DEPLOY0102", "DEPLOY0103", "DEPLOY0104", "DEPLOY0105"];

    // In the case of 0224 the last stage has no duration, which it would need with another one behind it; how long is not ours to say.
    static readonly string[] NotInCases = ["DEPLOY0224"];

    static readonly (string Code, string Hint, string Value, string[] Added)[] Demands =
    [
        ("DEPLOY0405", FixHints.Secret, "ConnectionStrings__Zz", ["ConnectionStrings__Zz"]),
        ("DEPLOY0406", FixHints.Variable, "Zz__Name", ["Zz__Name", ""]),
        ("DEPLOY0411", FixHints.Flag, "zz-flag", ["false"]),
        ("DEPLOY0402", FixHints.Health, "/zz", ["/zz"]),
        ("DEPLOY0409", "", "", ["true"]),
    ];

    static IEnumerable<TestCaseData> All => GoldenCase.All.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(All))]
    public void A_remedy_takes_its_problem_away_and_brings_no_other(string name)
    {
        var item = GoldenCase.All.Single(item => item.Name == name);
        var text = item.Compilation.Text;
        var before = DeploymentCompiler.Check(text, item.Facts).Diagnostics;
        using (Assert.EnterMultipleScope())
        {
            foreach (var diagnostic in before)
            {
                foreach (var fix in Fixing.FixesOf(text, item.Facts, diagnostic))
                {
                    var after = new SourceText(text.Path, Fixing.Apply(text.Content, fix));
                    var now = DeploymentCompiler.Check(after, item.Facts).Diagnostics;
                    var what = $"{diagnostic.Code} {fix.Title}\n{after.Content}";
                    Assert.That(YamlReader.Read(after, new DiagnosticBag()), Is.Not.Null, what);
                    Assert.That(now.Where(other => other.Code == diagnostic.Code && Text(after, other) == Text(text, diagnostic) && other.Span.Start == diagnostic.Span.Start), Is.Empty, what);
                    if (!Hiding.Contains(diagnostic.Code, StringComparer.Ordinal))
                        Assert.That(Problems(now), Is.SubsetOf(Problems(before)), what);
                }
            }
        }
    }

    /// <summary>An editor asks while somebody writes.</summary>
    [TestCaseSource(nameof(All))]
    public void Half_a_file_has_remedies_or_none_and_never_an_exception(string name)
    {
        var item = GoldenCase.All.Single(item => item.Name == name);
        var whole = item.Compilation.Text.Content;
        foreach (var length in Enumerable.Range(1, 8).Select(part => whole.Length * part / 9))
        {
            var text = new SourceText("deployment.yaml", whole[..length]);
            foreach (var diagnostic in DeploymentCompiler.Check(text, item.Facts).Diagnostics)
                Assert.That(() => Fixing.FixesOf(text, item.Facts, diagnostic), Throws.Nothing);
            // A diagnostic of the text as it was a moment ago.
            foreach (var old in DeploymentCompiler.Check(item.Compilation.Text, item.Facts).Diagnostics.Where(old => old.Span.End <= length))
                Assert.That(() => Fixing.FixesOf(text, item.Facts, old), Throws.Nothing);
            foreach (var (code, hint, value, _) in Demands)
                Assert.That(() => Fixing.FixesOf(text.Content, code, hint, value, item.Facts), Throws.Nothing);
        }
    }

    [Test]
    public void The_cases_show_most_remedies()
    {
        var shown = GoldenCase.All.SelectMany(static item => DeploymentCompiler.Check(item.Compilation.Text, item.Facts).Diagnostics
            .Where(diagnostic => Fixing.FixesOf(item.Compilation.Text, item.Facts, diagnostic).Count > 0).Select(static diagnostic => diagnostic.Code));
        Assert.That(SpecFixes.CodesInSpec.Except(shown, StringComparer.Ordinal), Is.EquivalentTo(NotInCases));
    }

    [TestCaseSource(nameof(All))]
    public void What_the_code_asks_for_is_added_and_every_other_value_stays(string name)
    {
        var item = GoldenCase.All.Single(item => item.Name == name);
        AddsOnly(item, item.Compilation.Text);
    }

    [TestCaseSource(nameof(All))]
    public void So_it_is_in_a_file_with_the_line_ends_of_Windows(string name)
    {
        var item = GoldenCase.All.Single(item => item.Name == name);
        AddsOnly(item, new SourceText("deployment.yaml", item.Compilation.Text.Content.ReplaceLineEndings("\r\n")));
    }

    static void AddsOnly(GoldenCase item, SourceText text)
    {
        var before = DeploymentCompiler.Check(text, item.Facts).Diagnostics;
        using (Assert.EnterMultipleScope())
        {
            foreach (var (code, hint, value, added) in Demands)
            {
                foreach (var fix in Fixing.FixesOf(text.Content, code, hint, value, item.Facts))
                {
                    var after = Fixing.Apply(text.Content, fix);
                    var (old, now) = (Fixing.Values(text.Content), Fixing.Values(after));
                    var more = now.Except(old, StringComparer.Ordinal).ToList();
                    Assert.That(more, Has.Count.EqualTo(1), $"{fix.Title}\n{after}");
                    Assert.That(added, Does.Contain(more[0][(more[0].IndexOf('=', StringComparison.Ordinal) + 1)..]), after);
                    // Only the health path may take the place of another.
                    Assert.That(old.Except(now, StringComparer.Ordinal).ToList(), code == "DEPLOY0402" ? Has.Count.LessThan(2) : Is.Empty, after);
                    Assert.That(Problems(DeploymentCompiler.Check(new SourceText(text.Path, after), item.Facts).Diagnostics), Is.SubsetOf(Problems(before)), after);
                    Assert.That(after.ReplaceLineEndings(text.Content.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n"), Is.EqualTo(after));
                }
            }
        }
    }

    [Test]
    public void A_secret_can_be_added_to_every_file_that_can_be_generated_from()
    {
        var refused = GoldenCase.Good.Where(static item => Fixing.FixesOf(item.Compilation.Text.Content, "DEPLOY0405", FixHints.Secret, "Zz", item.Facts).Count == 0)
            .Select(static item => item.Name);
        Assert.That(refused, Is.Empty);
    }

    static IEnumerable<string> Problems(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Info).Select(static diagnostic => diagnostic.Code);

    static string Text(SourceText text, Diagnostic diagnostic) => text.ToString(diagnostic.Span);
}
