using System.Text.RegularExpressions;

namespace Deploy.Content.Tests;

/// <summary>.env.example of the golden cases, held against the files that read it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class EnvExampleTests
{
    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Every_variable_of_compose_and_Caddy_is_documented(string name)
    {
        var docker = Path.Combine(GeneratedFiles.Write(name), "docker");
        var example = File.ReadAllText(Path.Combine(docker, ".env.example"));

        var undocumented = Read(docker).Where(variable => !Documented(example).Contains(variable));
        var ofCaddy = Directory.GetFiles(docker, "Caddyfile").SelectMany(static file => OfCaddy().Matches(File.ReadAllText(file))).Select(static match => match.Groups["name"].Value);

        Assert.Multiple(() =>
        {
            Assert.That(undocumented, Is.Empty);
            Assert.That(ofCaddy.Distinct(StringComparer.Ordinal).Where(variable => !Regex.IsMatch(example, $@"\b{variable}\b", RegexOptions.None, TimeSpan.FromSeconds(1))), Is.Empty);
        });
    }

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Every_documented_variable_is_read(string name)
    {
        var docker = Path.Combine(GeneratedFiles.Write(name), "docker");
        var read = Read(docker);

        // Compose reads its own by itself.
        Assert.That(Documented(File.ReadAllText(Path.Combine(docker, ".env.example"))).Where(variable => !variable.StartsWith("COMPOSE_", StringComparison.Ordinal) && !read.Contains(variable)), Is.Empty);
    }

    static HashSet<string> Read(string docker) =>
        Directory.GetFiles(docker, "compose*.yaml").SelectMany(static file => File.ReadAllLines(file)).Where(static line => !line.TrimStart().StartsWith('#'))
            .SelectMany(static line => OfCompose().Matches(line)).Select(static match => match.Groups["name"].Value).Where(static variable => variable.Length > 0).ToHashSet(StringComparer.Ordinal);

    static HashSet<string> Documented(string example) => Assignment().Matches(example).Select(static match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\$(\$|\{(?<name>\w+))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfCompose();

    [GeneratedRegex(@"\{\$(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfCaddy();

    [GeneratedRegex(@"^(# )?(?<name>\w+)=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
