using Microsoft.Build.Locator;

namespace Deploy.Benchmarks.Builds;

/// <summary>
/// A temporary folder with package sources, package cache and compiler server of its own: nothing that the machine has already is used,
/// and nothing of these runs stays.
/// </summary>
sealed class Workspace : IDisposable
{
    Workspace(string root, string sdkFolder)
    {
        Root = root;
        SdkFolder = sdkFolder;
        CompilerServer = $"deploy-bench-{Environment.ProcessId}";
        Cache = Path.Combine(root, "packages");
        ChildEnvironment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NUGET_PACKAGES"] = Cache,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            // One process per build, so that a build neither finds nor leaves anything.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; }

    /// <summary>Folder of the .NET SDK that builds.</summary>
    public string SdkFolder { get; }

    /// <summary>Package cache.</summary>
    public string Cache { get; }

    /// <summary>Name of the compiler server.</summary>
    public string CompilerServer { get; }

    /// <summary>Variables for every process.</summary>
    public IReadOnlyDictionary<string, string> ChildEnvironment { get; }

    /// <summary>Our package, unpacked: there once a project that uses it has been restored.</summary>
    public string UnpackedPackage => Path.Combine(Cache, "deploy.sdk", PackageVersion);

    /// <summary>Version of the package under test: that of the file.</summary>
    public string PackageVersion { get; private init; } = "";

    public static Workspace Create()
    {
        var package = Directory.EnumerateFiles(Repository.Packages, "Deploy.Sdk.*.nupkg").OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault()
            ?? throw new InvalidOperationException($"{Repository.Packages} holds no package; run build/pack.sh first.");
        var workspace = new Workspace(Directory.CreateTempSubdirectory("deploy-bench-").FullName, MSBuildLocator.QueryVisualStudioInstances().First().MSBuildPath)
        {
            PackageVersion = Path.GetFileNameWithoutExtension(package)["Deploy.Sdk.".Length..],
        };
        var feed = Directory.CreateDirectory(Path.Combine(workspace.Root, "feed")).FullName;
        File.Copy(package, Path.Combine(feed, Path.GetFileName(package)));
        EmptyPackage.Write(feed, workspace.PackageVersion);
        File.WriteAllText(Path.Combine(workspace.Root, "NuGet.config"), $"""
            <configuration>
              <packageSources><clear /><add key="feed" value="{feed}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        return workspace;
    }

    public void Dispose()
    {
        new DotnetBuild(this).EndCompilerServer();
        Directory.Delete(Root, recursive: true);
    }
}
