using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Solution;

/// <summary>Every folder of tests/solutions is a test; a new one needs no code.</summary>
public sealed class SolutionCaseTests
{
    static IEnumerable<TestCaseData> All => SolutionCase.All.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(All))]
    public void Diagnostics_are_the_expected_ones_in_the_file_that_is_wrong(string name)
    {
        var item = Find(name);
        Expectation.Matches(Path.Combine(item.Folder, "diagnostics.txt"), DiagnosticText.Write(item.Diagnostics, item.Text));
    }

    [TestCaseSource(nameof(All))]
    public void Files_are_the_expected_ones_and_none_after_an_error(string name)
    {
        var item = Find(name);
        var expected = Path.Combine(item.Folder, "expected");
        if (item.Files is null)
            Assert.That(expected, Does.Not.Exist);
        else
            Expectation.MatchesTree(expected, OwnFiles.Of(item.Files));
    }

    static SolutionCase Find(string name) => SolutionCase.All.Single(item => item.Name == name);
}
