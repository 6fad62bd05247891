namespace Deploy.Core.Plan;

/// <summary>How the image is built, and what can be relied on inside it.</summary>
public sealed record ImagePlan
{
    /// <summary>The user's own Dockerfile from the build context; null for the generated one.</summary>
    public required string? OwnDockerfile { get; init; }

    /// <summary>Path from <c>docker/</c> of the output to the build context.</summary>
    public required string ContextFromDocker { get; init; }

    /// <summary>The project's folder from the build context; empty when they are the same.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>Path of the generated Dockerfile from the build context.</summary>
    public required string DockerfileFromContext { get; init; }

    /// <summary>Build arguments.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Arguments { get; init; }

    /// <summary>Packages of the base image's distribution.</summary>
    public required IReadOnlyList<string> SystemPackages { get; init; }

    /// <summary>The image has a shell.</summary>
    public required bool HasShell { get; init; }

    /// <summary>The image begins with <c>/entrypoint.sh</c>, which makes variables of secret files: those that the generated Dockerfiles of the other frameworks make.</summary>
    public bool HasEntrypoint => DotNet is null && OwnDockerfile is null;

    /// <summary>Numeric user and group of the container.</summary>
    public required int User { get; init; }

    /// <summary>The .NET part; null for other frameworks.</summary>
    public required DotNetImagePlan? DotNet { get; init; }
}

/// <summary>What a .NET image is built from and on.</summary>
public sealed record DotNetImagePlan
{
    /// <summary>Version of .NET in the form <c>10.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Image of the build stage.</summary>
    public required string BuildImage { get; init; }

    /// <summary>Image of the final stage.</summary>
    public required string RuntimeImage { get; init; }

    /// <summary>Project file from the build context.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>File that starts the app: <c>Shop.dll</c>, or the executable.</summary>
    public required string EntryFile { get; init; }

    /// <summary>Project files to copy before the restore, from the build context.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Other files that the restore reads, from the build context.</summary>
    public required IReadOnlyList<string> RestoreFiles { get; init; }

    /// <summary>Compiled to a native executable.</summary>
    public required bool IsAot { get; init; }

    /// <summary>The app brings its runtime.</summary>
    public required bool IsSelfContained { get; init; }

    /// <summary>Started by an executable of its own, not by <c>dotnet</c>.</summary>
    public required bool HasExecutable { get; init; }

    /// <summary>The same output for every processor architecture: its packages are locked without one.</summary>
    public required bool IsPortable { get; init; }

    /// <summary>The target framework to publish, where the project has several; else empty.</summary>
    public required string TargetFramework { get; init; }
}
