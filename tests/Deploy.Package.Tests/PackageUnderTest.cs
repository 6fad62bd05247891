using System.IO.Compression;
using System.Xml.Linq;

namespace Deploy.Package.Tests;

/// <summary>
/// Packs once for all tests, into a folder that lives as long as the run: feed, package cache and projects are in it, so that nothing of an
/// earlier run or of this machine's own cache is ever tested.
/// </summary>
[SetUpFixture]
public sealed class PackageUnderTest
{
    /// <summary>The folder of this run.</summary>
    public static string Root { get; } = Path.Combine(Path.GetTempPath(), $"deploy-sdk-tests-{Path.GetRandomFileName()}");

    /// <summary>The version that the tests take in.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>The same package under another number.</summary>
    public const string OtherVersion = "99.0.0";

    /// <summary>The package file.</summary>
    public static string File => Path.Combine(Feed, $"Deploy.Sdk.{Version}.nupkg");

    /// <summary>Where it is unpacked by the first restore.</summary>
    public static string Unpacked => Path.Combine(Root, "packages", "deploy.sdk", Version);

    // A compiler server for these tests alone, so that it can be ended with them.
    static string CompilerServer { get; } = $"deploy-sdk-tests-{Path.GetRandomFileName()}";

    static string Feed => Path.Combine(Root, "feed");

    [OneTimeSetUp]
    public static void Pack()
    {
        var (exitCode, output) = Tool.Run("dotnet", Repository.Root, "pack", "sdk/Deploy.Sdk.csproj", "-c", "Release", "-nologo", "-v:quiet", "-o", Feed);
        Assert.That(exitCode, Is.Zero, output);
        Version = Path.GetFileNameWithoutExtension(Directory.GetFiles(Feed).Single())["Deploy.Sdk.".Length..];
        Renumber(File, Path.Combine(Feed, $"Deploy.Sdk.{OtherVersion}.nupkg"));

        Write("NuGet.config", """
            <configuration>
              <packageSources><clear /><add key="local" value="feed" /></packageSources>
              <config><add key="globalPackagesFolder" value="packages" /></config>
            </configuration>
            """);
        // Also keeps MSBuild from looking for such files further up.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <NuGetAudit>false</NuGetAudit>
                <UseSharedCompilation>true</UseSharedCompilation>
                <SharedCompilationId>{CompilerServer}</SharedCompilationId>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true\n");
    }

    [OneTimeTearDown]
    public static void Remove()
    {
        var roslyn = Tool.Run("dotnet", Repository.Root, "msbuild", "sdk/Deploy.Sdk.csproj", "-getProperty:RoslynTargetsPath").Output.Trim();
        Tool.Run("dotnet", Root, Path.Combine(roslyn, "bincore", "VBCSCompiler.dll"), $"-pipename:{CompilerServer}", "-shutdown");
        // To look at what failed: DEPLOY_KEEP_TESTS=1 dotnet test …
        if (Environment.GetEnvironmentVariable("DEPLOY_KEEP_TESTS") is null && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }

    static void Write(string name, string text) => System.IO.File.WriteAllText(Path.Combine(Root, name), text);

    static void Renumber(string package, string target)
    {
        System.IO.File.Copy(package, target);
        using var zip = ZipFile.Open(target, ZipArchiveMode.Update);
        var entry = zip.GetEntry("Deploy.Sdk.nuspec")!;
        using var stream = entry.Open();
        var nuspec = XDocument.Load(stream);
        nuspec.Descendants().Single(static element => element.Name.LocalName == "version").Value = OtherVersion;
        stream.SetLength(0);
        nuspec.Save(stream);
    }
}
