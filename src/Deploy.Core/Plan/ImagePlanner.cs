using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>Which images the app is built with and runs on.</summary>
static class ImagePlanner
{
    /// <summary>User of Microsoft's .NET images (APP_UID).</summary>
    const int DotNetUser = 1654;

    /// <summary>User that the Dockerfiles of the other frameworks create.</summary>
    const int OtherUser = 10001;

    /// <summary>Name of the file in which NuGet locks the versions of packages.</summary>
    internal const string LockFile = "packages.lock.json";

    public static ImagePlan Plan(DeploymentSpec spec, ProjectFacts facts, Framework framework)
    {
        var build = spec.Deployment?.Build;
        if (build?.Context is { } context)
            facts = MoveContext(facts, context.Value);
        var packages = (build?.SystemPackages?.Items ?? []).Select(static package => package.Value).OrderBy(static package => package, StringComparer.Ordinal).ToList();
        var dotNet = framework == Framework.Aspnet ? DotNet(facts, packages.Count > 0) : null;
        return new ImagePlan
        {
            OwnDockerfile = build?.Dockerfile is { } dockerfile ? Join(facts.ProjectFolder, dockerfile.Value) : null,
            ContextFromDocker = facts.ContextFromDocker,
            ProjectFolder = facts.ProjectFolder,
            DockerfileFromContext = facts.DockerfileFromContext,
            Arguments = Planner.Sorted(build?.Args),
            SystemPackages = packages,
            HasShell = dotNet is null || packages.Count > 0 || build?.Dockerfile is not null,
            User = dotNet is null ? OtherUser : DotNetUser,
            DotNet = dotNet,
        };
    }

    static DotNetImagePlan DotNet(ProjectFacts facts, bool needsPackageManager)
    {
        var version = facts.DotNetVersion.Length > 0 ? facts.DotNetVersion : "10.0";
        var sdk = facts.PinnedSdk.Length > 0 ? facts.PinnedSdk : facts.SdkVersion.Length > 0 ? facts.SdkVersion : version;
        var bringsRuntime = facts.IsAot || facts.IsSelfContained;
        var runtime = bringsRuntime ? "runtime-deps" : facts.UsesAspNetCore ? "aspnet" : "runtime";
        var hasExecutable = bringsRuntime || facts.IsSingleFile;
        // https://github.com/dotnet/dotnet-docker/blob/main/documentation/ubuntu-chiseled.md: "extra" holds ICU and time zones.
        var flavor = needsPackageManager ? "noble" : facts.IsInvariantGlobalization ? "noble-chiseled" : "noble-chiseled-extra";
        return new DotNetImagePlan
        {
            Version = version,
            BuildImage = $"mcr.microsoft.com/dotnet/sdk:{sdk}-noble",
            RuntimeImage = $"mcr.microsoft.com/dotnet/{runtime}:{version}-{flavor}",
            ProjectFile = facts.ProjectFile,
            EntryFile = hasExecutable ? facts.AssemblyName : $"{facts.AssemblyName}.dll",
            Projects = new[] { facts.ProjectFile }.Concat(facts.ProjectReferences).Distinct(StringComparer.Ordinal).OrderBy(static path => path, StringComparer.Ordinal).ToList(),
            RestoreFiles = facts.RestoreFiles,
            IsAot = facts.IsAot,
            IsSelfContained = facts.IsSelfContained,
            HasExecutable = hasExecutable,
            // A lock file made without a runtime identifier does not hold for a restore with one (NU1004).
            IsPortable = !hasExecutable && !facts.IsReadyToRun && facts.RestoreFiles.Any(static path => path.EndsWith(LockFile, StringComparison.Ordinal)),
            TargetFramework = facts.TargetFramework,
        };
    }

    static string Join(string folder, string path) => RelativePath.Normalize($"{folder}/{path}");

    // build.context is relative to the project: all paths that the build sees are then relative to it. What lies outside cannot be copied.
    static ProjectFacts MoveContext(ProjectFacts facts, string context)
    {
        var folder = Join(facts.ProjectFolder, context);
        string Move(string path) => RelativePath.Between(folder, path);
        IReadOnlyList<string> Inside(IEnumerable<string> paths) => paths.Select(Move).Where(static path => !RelativePath.LeavesFolder(path)).ToList();
        return facts with
        {
            ContextFromDocker = Join(facts.ContextFromDocker, folder) is { Length: > 0 } moved ? moved : ".",
            DockerfileFromContext = Move(facts.DockerfileFromContext),
            ProjectFile = Move(facts.ProjectFile),
            ProjectFolder = Move(facts.ProjectFolder),
            ProjectReferences = Inside(facts.ProjectReferences),
            RestoreFiles = Inside(facts.RestoreFiles),
        };
    }
}
