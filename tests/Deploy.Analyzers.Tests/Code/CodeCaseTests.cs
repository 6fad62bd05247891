namespace Deploy.Analyzers.Tests.Code;

/// <summary>tests/code: what is said where deployment.yaml and the code disagree, and that nothing is said where they do not.</summary>
public class CodeCaseTests
{
    static IEnumerable<TestCaseData> Cases => CodeCase.All.Select(static item => new TestCaseData(item).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Cases))]
    public async Task The_diagnostics_are_those_expected(object item)
    {
        var actual = await ((CodeCase)item).ReportAsync();
        var path = ((CodeCase)item).ExpectedPath;
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
            File.WriteAllText(path, actual);
        Assert.That(actual, Is.EqualTo(File.Exists(path) ? File.ReadAllText(path) : "(no diagnostics.txt)"));
    }
}
