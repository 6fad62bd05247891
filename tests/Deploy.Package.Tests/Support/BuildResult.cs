using System.Text.RegularExpressions;

namespace Deploy.Package.Tests.Support;

/// <summary>What a build said. Every failed assertion shows the whole log.</summary>
sealed partial class BuildResult(int exitCode, string log)
{
    const string Generated = "deployment.yaml -> ";

    public string Log { get; } = log;

    public BuildResult Succeeds() => Check(exitCode == 0, "The build failed.");

    public BuildResult Fails() => Check(exitCode != 0, "The build succeeded.");

    public BuildResult Says(string text) => Check(Log.Contains(text, StringComparison.Ordinal), $"The log lacks: {text}");

    public BuildResult DoesNotSay(string text) => Check(!Log.Contains(text, StringComparison.Ordinal), $"The log has: {text}");

    public BuildResult SaysTimes(int times, string text)
    {
        var found = Regex.Count(Log, Regex.Escape(text), RegexOptions.None, TimeSpan.FromSeconds(10));
        return Check(found == times, $"The log has {found} times, not {times}: {text}");
    }

    /// <summary>The task ran, once.</summary>
    public BuildResult Generates() => SaysTimes(1, Generated);

    /// <summary>The task did not run, because nothing had changed.</summary>
    public BuildResult Skips() => DoesNotSay(Generated).Says("""Skipping target "_DeployGenerate" because all output files are up-to-date""");

    /// <summary>Nothing of ours was even considered.</summary>
    public BuildResult DoesNothing() => DoesNotSay(Generated).DoesNotSay("""Skipping target "_Deploy""").HasNoDiagnostics();

    public BuildResult HasNoDiagnostics()
    {
        var found = Diagnostics();
        return Check(found.Count == 0, $"Diagnostics: {string.Join(", ", found)}");
    }

    /// <summary>Exactly these diagnostics, in any order, each as "deployment.yaml(3,5): error DEPLOY0102".</summary>
    public BuildResult Reports(params string[] expected)
    {
        var found = Diagnostics();
        return Check(found.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal),
            $"Expected:\n  {string.Join("\n  ", expected)}\nReported:\n  {string.Join("\n  ", found)}");
    }

    public BuildResult Check(bool condition, string message)
    {
        Assert.That(condition, Is.True, $"{message}\n---- log ----\n{Log}");
        return this;
    }

    // The compiler gives whole paths, the task relative ones: only the file's name counts here.
    List<string> Diagnostics() => Diagnostic().Matches(Log).Select(static match =>
        $"{Path.GetFileName(match.Groups["file"].Value.Trim())}{match.Groups["place"].Value}: {match.Groups["severity"].Value} {match.Groups["code"].Value}").ToList();

    [GeneratedRegex(@"^(\s*[0-9:]+>)?(?<file>[^\n(]*?)(?<place>\([0-9,]+\))? ?: (?<severity>error|warning) (?<code>DEPLOY[0-9]{4}):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Diagnostic();
}
