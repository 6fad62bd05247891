using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cases;

/// <summary>Every folder of tests/cases is a test; a new one needs no code.</summary>
public sealed class CaseTests
{
    static IEnumerable<TestCaseData> All => GoldenCase.All.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(All))]
    public void Diagnostics_are_the_expected_ones_at_their_places(string name)
    {
        var item = Find(name);
        Expectation.Matches(Path.Combine(item.Folder, "diagnostics.txt"), item.DiagnosticLines());
    }

    /// <summary>A case that stands for a warning promises the warning, and files only if it has the folder.</summary>
    [TestCaseSource(nameof(All))]
    public void Files_are_the_expected_ones_and_none_after_an_error(string name)
    {
        var item = Find(name);
        if (item.Compilation.Files is not { } files)
            Assert.That(item.ExpectedFolder, Does.Not.Exist);
        else if (item.HasWarnings && !Directory.Exists(item.ExpectedFolder))
            Assert.That(files.Count, Is.GreaterThan(5));
        else
            Expectation.MatchesTree(item.ExpectedFolder, item.FilesOfItsOwn());
    }

    static GoldenCase Find(string name) => GoldenCase.All.Single(item => item.Name == name);
}
