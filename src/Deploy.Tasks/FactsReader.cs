using System.Globalization;
using Deploy.Core;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Turns what the targets file hands over into <see cref="ProjectFacts"/>.</summary>
/// <param name="facts">Items whose name is the fact and whose metadata Value is its value.</param>
sealed class FactsReader(ITaskItem[] facts)
{
    /// <param name="paths">Where project, output and context lie.</param>
    public ProjectFacts Read(ProjectPaths paths) => new()
    {
        AssemblyName = Text("AssemblyName") is { Length: > 0 } name ? name : Text("ProjectName"),
        IsCSharp = Flag("IsCSharp"),
        IsDotNet = Flag("IsDotNet"),
        ServesHttp = !string.Equals(Text("ServesHttp"), "false", StringComparison.OrdinalIgnoreCase),
        Version = Text("Version") is { Length: > 0 } version ? version : "1.0.0",
        ContainerRegistry = Text("ContainerRegistry"),
        ChartRegistry = Text("DeployChartRegistry"),
        ContainerRepository = Text("ContainerRepository"),
        ContainerImageTag = Text("ContainerImageTag"),
        PublishedImages = Text("PublishedImages").Split('|').Select(static line => line.Trim().Replace(' ', '@')).Where(static image => image.Length > 0).ToList(),
        ImageDigest = Text("DeployImageDigest"),
        ContainerPort = int.TryParse(Text("ContainerPort"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null,
        DotNetVersion = Text("TargetFrameworkVersion").TrimStart('v'),
        IsAot = Flag("PublishAot"),
        IsSelfContained = Flag("SelfContained"),
        IsSingleFile = Flag("PublishSingleFile"),
        IsReadyToRun = Flag("PublishReadyToRun"),
        // Not known (an app that is not .NET, a project that was not restored): the larger base has all that any app needs.
        UsesAspNetCore = Text("FrameworkReferences") is var frameworks && (frameworks.Length == 0 || frameworks.Split('|').Contains("Microsoft.AspNetCore.App", StringComparer.OrdinalIgnoreCase)),
        TargetFramework = Text("TargetFrameworks").Length > 0 ? Text("TargetFramework") : "",
        SdkVersion = SdkVersions.Needed(Text("TargetFrameworkVersion"), Text("TargetFrameworks"), paths.GlobalJson),
        PinnedSdk = SdkVersions.Pinned(paths.GlobalJson),
        IsInvariantGlobalization = Flag("InvariantGlobalization"),
        Description = Text("Description"),
        Authors = Text("Authors"),
        ProjectUrl = Text("ProjectUrl"),
        License = Text("License"),
        RepositoryUrl = Text("RepositoryUrl"),
        RepositoryCommit = Text("RepositoryCommit"),
        ContextFromDocker = paths.ContextFromDocker,
        DockerfileFromContext = paths.DockerfileFromContext,
        ProjectFile = paths.ProjectFile,
        ProjectFolder = paths.ProjectFolder,
        ProjectReferences = paths.ProjectReferences,
        RestoreFiles = paths.RestoreFiles,
    };

    bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    string Text(string name) => Array.Find(facts, fact => fact.ItemSpec == name)?.GetMetadata("Value").Trim() ?? "";
}
