using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>samples/shop with the files that the packed SDK generates for it, on a real engine.</summary>
public sealed class ShopTests
{
    [OneTimeSetUp]
    public void StartEngine() => Engine.Start();

    [OneTimeTearDown]
    public void StopEngine() => Engine.Stop();

    // Builds the image, brings production up, asks it over TLS through Caddy, makes data, kills each container in turn, takes it down and
    // up, stops it with a request under way, looks for root, writable files and leftovers in the image; then the laptop's compose file.
    [Test]
    public void Shop_runs_from_what_is_generated_and_survives_what_a_server_does()
    {
        var repository = MakeRepository();
        Build(repository);

        var (_, output) = Engine.Run("bash", [Engine.Script("shop.sh"), Path.Combine(repository, "samples", "shop", "obj", "deploy", "docker"), repository]);

        TestContext.Out.WriteLine(output);
        var lines = output.Split('\n');
        Assert.That(lines.Where(static line => line.StartsWith("not ok", StringComparison.Ordinal)), Is.Empty, output);
        Assert.That(lines.Count(static line => line.StartsWith("ok - ", StringComparison.Ordinal)), Is.GreaterThan(10), output);
    }

    // As a user has it: a git repository with the samples, and the package in a local feed.
    static string MakeRepository()
    {
        var repository = Path.Combine(Engine.Root, "artifacts", "engine-repository");
        if (Directory.Exists(repository))
            Directory.Delete(repository, recursive: true);
        Directory.CreateDirectory(Path.Combine(repository, "artifacts", "packages"));
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        File.WriteAllText(Path.Combine(repository, ".git", "HEAD"), "ref: refs/heads/main\n");
        File.Copy(Path.Combine(Engine.Root, "global.json"), Path.Combine(repository, "global.json"));
        var package = Directory.GetFiles(Path.Combine(Engine.Root, "artifacts", "packages"), "Deploy.Sdk.1.0.0.nupkg").Single();
        File.Copy(package, Path.Combine(repository, "artifacts", "packages", Path.GetFileName(package)));
        foreach (var file in Directory.GetFiles(Path.Combine(Engine.Root, "samples"), "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(Engine.Root, file);
            if (relative.Split('/').Intersect(["bin", "obj"], StringComparer.Ordinal).Any())
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(repository, relative))!);
            File.Copy(file, Path.Combine(repository, relative));
        }

        return repository;
    }

    static void Build(string repository)
    {
        var packages = Path.Combine(Engine.Root, "artifacts", "engine-packages");
        if (Directory.Exists(Path.Combine(packages, "deploy.sdk")))
            Directory.Delete(Path.Combine(packages, "deploy.sdk"), recursive: true);
        var (exitCode, output) = Engine.Run("dotnet", ["build", Path.Combine(repository, "samples", "shop"), "-nodeReuse:false"], ("NUGET_PACKAGES", packages));
        Assert.That(exitCode, Is.Zero, output);
    }
}
