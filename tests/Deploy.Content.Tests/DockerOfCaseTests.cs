using System.Text.RegularExpressions;

namespace Deploy.Content.Tests;

/// <summary>What golden cases give for Docker, read by the tools that will read it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class DockerOfCaseTests
{
    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Compose_loads_every_file(string name)
    {
        var docker = Path.Combine(GeneratedFiles.Write(name), "docker");
        var compose = Tool.Require("docker-compose");
        // docker-compose 1.29 wants the build context to exist; the specs of some cases name one of their own.
        var context = BuildContext().Match(File.ReadAllText(Path.Combine(docker, "compose.yaml"))).Groups["path"].Value.Trim('"');
        Directory.CreateDirectory(Path.Combine(docker, context));

        compose.Accept(docker, "-f", "compose.yaml", "config", "--quiet");
        compose.Accept(docker, "-f", "compose.production.yaml", "config", "--quiet");
        if (File.Exists(Path.Combine(docker, "compose.watch.yaml")))
            compose.Accept(docker, "-f", "compose.yaml", "-f", "compose.watch.yaml", "config", "--quiet");
        foreach (var environment in Directory.GetFiles(docker, "compose.*.yaml").Select(static path => Path.GetFileName(path)).Where(static file => file is not ("compose.production.yaml" or "compose.watch.yaml")))
            compose.Accept(docker, "-f", environment, "config", "--quiet");
    }

    /// <summary>An engine makes an empty folder of a file that it is to mount and does not find.</summary>
    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Every_file_that_compose_mounts_is_beside_it(string name)
    {
        var docker = Path.Combine(GeneratedFiles.Write(name), "docker");
        // What the server keeps there is made when it is first written.
        var mounted = Directory.GetFiles(docker, "compose*.yaml").SelectMany(static file => Mount().Matches(File.ReadAllText(file))).Select(static match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal);

        Assert.That(mounted.Where(path => path != "state" && !path.StartsWith("backups/", StringComparison.Ordinal) && !Path.Exists(Path.Combine(docker, path))), Is.Empty);
    }

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Yamllint_has_nothing_to_say(string name)
    {
        var folder = GeneratedFiles.Write(name);
        // Below the folder: a repository may itself lie in one that is called "templates".
        var files = Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(path => !path[folder.Length..].Contains("/templates/", StringComparison.Ordinal)).ToArray();

        // Comments and addresses may be long; 'document-start' is a matter of taste.
        Tool.Require("yamllint").Accept(folder, ["--strict", "-d", "{extends: default, rules: {line-length: disable, document-start: disable}}", .. files]);
    }

    /// <summary>With each file that says where the requests go, in the place in which compose mounts it.</summary>
    [TestCaseSource(nameof(WithCaddy))]
    public void Caddy_accepts_the_Caddyfile(string name)
    {
        var docker = Path.Combine(GeneratedFiles.Write(name), "docker");
        var caddy = Tool.Require("caddy");
        foreach (var part in Directory.GetFiles(docker, "*.caddy"))
        {
            var mounted = Directory.CreateDirectory(Path.Combine(docker, "..", "..", "caddy", Path.GetFileName(part))).FullName;
            File.Copy(Path.Combine(docker, "Caddyfile"), Path.Combine(mounted, "Caddyfile"), overwrite: true);
            File.Copy(part, Path.Combine(mounted, $"{Path.GetFileName(part).Split('.')[0]}.caddy"), overwrite: true);

            caddy.Accept(null, "validate", "--adapter", "caddyfile", "--config", Path.Combine(mounted, "Caddyfile"));
        }
    }

    static IEnumerable<string> WithCaddy => GeneratedFiles.Cases.Where(static name => GeneratedFiles.Has(name, "docker/Caddyfile"));

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.Cases))]
    public void Shellcheck_has_nothing_to_say(string name)
    {
        var scripts = Directory.GetFiles(GeneratedFiles.Write(name), "*.sh", SearchOption.AllDirectories);

        Tool.Require("shellcheck").Accept(null, ["-o", "all", .. scripts]);
    }

    [GeneratedRegex("^ *- \"?\\./(?<path>[^:\n]+):/", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mount();

    [GeneratedRegex("context: (?<path>.+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildContext();
}
