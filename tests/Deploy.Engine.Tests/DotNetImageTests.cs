using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>The Dockerfile that the packed SDK generates for projects of every kind, on a real engine.</summary>
[Order(9)]
public sealed class DotNetImageTests
{
    string log = "";

    static IEnumerable<string> Variants => Directory.GetDirectories(Engine.Script("dotnet")).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    // All in one run: they share one build of the projects.
    [OneTimeSetUp]
    public void BuildAll()
    {
        Engine.Require(minutes: 15);
        (_, log) = Engine.Run("bash", [Engine.Script("dotnet-images.sh")]);
        TestContext.Progress.WriteLine(string.Join('\n', log.Split('\n').Where(static line => line.StartsWith("# ", StringComparison.Ordinal))));
    }

    // It builds, does not restore again for other code, holds nothing but the app, runs read-only as its user, answers, and stops when told.
    [TestCaseSource(nameof(Variants))]
    public void The_image_builds_runs_and_stops(string variant)
    {
        var steps = log.Split('\n').Where(line => line.Contains($"ok - {variant}: ", StringComparison.Ordinal)).ToList();

        Assert.That(steps.Where(static line => line.StartsWith("not ok", StringComparison.Ordinal)), Is.Empty, log);
        Assert.That(steps.Count(static line => line.StartsWith("ok - ", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(8), log);
    }
}
