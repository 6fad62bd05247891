namespace Deploy.Content.Tests;

/// <summary>The Dockerfile of each golden case: read by the validator of the language server, and held against the rules that matter of hadolint, of which there is no package.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DockerfileOfCaseTests
{
    static IEnumerable<string> Cases => GeneratedFiles.Cases.Where(static name => GeneratedFiles.Has(name, "docker/Dockerfile"));

    // dockerfilelint is not used: its last release knows neither several stages nor --mount, so all it says here is wrong.
    [TestCaseSource(nameof(Cases))]
    public void Dockerfile_utils_has_nothing_to_say(string name)
    {
        var output = Tool.Require("dockerfile-utils").Accept(null, "lint", PathOf(name));

        Assert.That(output.Trim(), Is.Empty);
    }

    [TestCaseSource(nameof(Cases))]
    public void No_rule_is_broken(string name) => Assert.That(DockerfileRules.Broken(File.ReadAllText(PathOf(name))), Is.Empty);

    /// <summary>Each rule finds what it is there for.</summary>
    [TestCase("FROM debian", "DL3006")]
    [TestCase("FROM debian:latest", "DL3007")]
    [TestCase("FROM debian:12\nWORKDIR app", "DL3000")]
    [TestCase("FROM debian:12\nRUN apt-get update && apt-get install -y curl", "DL3015")]
    [TestCase("FROM debian:12\nRUN apt-get update && apt-get install --no-install-recommends curl", "DL3014")]
    [TestCase("FROM debian:12\nRUN apt-get install -y --no-install-recommends curl", "DL3009")]
    [TestCase("FROM debian:12\nRUN sudo ls", "DL3004")]
    [TestCase("FROM debian:12\nRUN cd /app", "DL3003")]
    [TestCase("FROM debian:12\nRUN ls | wc -l", "DL4006")]
    [TestCase("FROM debian:12\nADD a.tar.gz /app", "DL3020")]
    [TestCase("FROM debian:12\nCOPY --from=build /a /a", "DL3022")]
    [TestCase("FROM debian:12\nCOPY a b c", "DL3021")]
    [TestCase("FROM debian:12\nCMD dotnet app.dll", "DL3025")]
    [TestCase("FROM debian:12\nHEALTHCHECK CMD curl localhost", "DL3025")]
    [TestCase("FROM debian:12\nUSER app", "DL3002")]
    [TestCase("FROM debian:12\nUSER 0:0", "DL3002")]
    [TestCase("FROM debian:12\nCMD [\"a\"]", "DL3002")]
    [TestCase("FROM debian:12\nARG NUGET_TOKEN", "secret")]
    [TestCase("FROM debian:12\nENV DB_PASSWORD=x", "secret")]
    [TestCase("FROM debian:12\nENTRYPOINT [\"a\"]\nENTRYPOINT [\"b\"]", "DL4004")]
    [TestCase("FROM debian:12\nMAINTAINER me", "DL4000")]
    public void A_rule_that_is_broken_is_found(string dockerfile, string rule) =>
        Assert.That(DockerfileRules.Broken(dockerfile), Has.Some.StartsWith(rule));

    static string PathOf(string name) => Path.Combine(GeneratedFiles.Write(name), "docker", "Dockerfile");
}
