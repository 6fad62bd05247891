using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Edit;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Edit;

/// <summary>The help page of a code says whether the editor offers a fix.</summary>
public sealed partial class FixPageTests
{
    /// <summary>Codes whose fix changes the app's code; only those of a catalog that has them have a page.</summary>
    static readonly string[] InTheCode = ["DEPLOY0401"];

    /// <summary>Pages whose example is another mistake than the one with a fix.</summary>
    static readonly string[] OtherExample = ["DEPLOY0104", "DEPLOY0234"];

    static IEnumerable<string> Shown => SpecFixes.CodesInSpec.Except(OtherExample, StringComparer.Ordinal);

    static IEnumerable<string> WithFix => SpecFixes.CodesInSpec.Concat(SpecFixes.CodesInCode).Concat(InTheCode);

    [Test]
    public void Exactly_the_pages_of_codes_with_a_fix_say_so()
    {
        var saying = DiagnosticCatalog.All.Select(static rule => rule.Code).Where(static code => Page(code).Contains("\nThe editor offers a fix: ", StringComparison.Ordinal));
        Assert.That(saying, Is.EquivalentTo(WithFix.Intersect(DiagnosticCatalog.All.Select(static rule => rule.Code), StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(Shown))]
    public void The_wrong_example_has_the_fix(string code)
    {
        var text = new SourceText("deployment.yaml", Fence().Match(Page(code)).Groups["yaml"].Value);
        var facts = FactsFile.WebProject("shop");
        var found = DeploymentCompiler.Check(text, facts).Diagnostics.First(diagnostic => diagnostic.Code == code);
        Assert.That(Fixing.FixesOf(text, facts, found), Is.Not.Empty);
    }

    static string Page(string code) => File.ReadAllText(Path.Combine(Repository.Root, "sdk", "rules", $"{code}.md"));

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
