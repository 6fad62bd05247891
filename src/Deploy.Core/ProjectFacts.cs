namespace Deploy.Core;

/// <summary>What the build knows of the project; never asked again in deployment.yaml. Paths use '/', none is absolute.</summary>
public sealed record ProjectFacts
{
    /// <summary>Name of the assembly, or of the project where there is none.</summary>
    public string AssemblyName { get; init; } = "app";

    /// <summary>The project is compiled by the C# compiler: the framework is aspnet unless written otherwise.</summary>
    public bool IsCSharp { get; init; }

    /// <summary>The project is a .NET project of any language.</summary>
    public bool IsDotNet { get; init; }

    /// <summary>The program has a web server. One without, such as a worker service, gets no address, no proxy and no health checks by HTTP.</summary>
    public bool ServesHttp { get; init; } = true;

    /// <summary>Version of the app, a SemVer version.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>ContainerRegistry of the SDK's container support; empty when unset.</summary>
    public string ContainerRegistry { get; init; } = "";

    /// <summary>DeployChartRegistry: where charts are pushed to; empty when unset.</summary>
    public string ChartRegistry { get; init; } = "";

    /// <summary>ContainerRepository; empty when unset.</summary>
    public string ContainerRepository { get; init; } = "";

    /// <summary>ContainerImageTag, or the first of ContainerImageTags; empty when unset.</summary>
    public string ContainerImageTag { get; init; } = "";

    /// <summary>What <c>PublishContainer</c> has pushed: <c>ghcr.io/acme/shop:1.0.0@sha256:…</c> for each tag.</summary>
    public IReadOnlyList<string> PublishedImages { get; init; } = [];

    /// <summary>DeployImageDigest: a digest, or images with tag and digest, separated by blanks or commas; empty when unset. It wins over what was published.</summary>
    public string ImageDigest { get; init; } = "";

    /// <summary>Digests of base and service images.</summary>
    public Images.ImageLock Locked { get; init; } = Images.ImageLock.Empty;

    /// <summary>The first TCP ContainerPort; null when there is none.</summary>
    public int? ContainerPort { get; init; }

    /// <summary>Version of .NET in the form <c>10.0</c>; empty for other frameworks.</summary>
    public string DotNetVersion { get; init; } = "";

    /// <summary>PublishAot is set: the app is a native executable.</summary>
    public bool IsAot { get; init; }

    /// <summary>The app is published with its runtime: SelfContained or PublishSelfContained is set, or what implies it.</summary>
    public bool IsSelfContained { get; init; }

    /// <summary>PublishSingleFile is set: the app is one executable, with its runtime or without.</summary>
    public bool IsSingleFile { get; init; }

    /// <summary>PublishReadyToRun is set: the app is compiled ahead for one platform.</summary>
    public bool IsReadyToRun { get; init; }

    /// <summary>The app, a package or a project that it refers to uses ASP.NET Core; a program that does not needs only the runtime of .NET.</summary>
    public bool UsesAspNetCore { get; init; } = true;

    /// <summary>The target framework that is deployed, where the project has several; else empty.</summary>
    public string TargetFramework { get; init; } = "";

    /// <summary>Version of the .NET SDK that can build the app, in the form <c>10.0</c>, where it is above <see cref="DotNetVersion"/>; else empty.</summary>
    public string SdkVersion { get; init; } = "";

    /// <summary>Version of the .NET SDK that global.json asks for and for which no later feature band will do; else empty.</summary>
    public string PinnedSdk { get; init; } = "";

    /// <summary>InvariantGlobalization is set: the image needs no ICU.</summary>
    public bool IsInvariantGlobalization { get; init; }

    /// <summary>Description; empty when unset.</summary>
    public string Description { get; init; } = "";

    /// <summary>Authors, separated by commas or semicolons; empty when unset.</summary>
    public string Authors { get; init; } = "";

    /// <summary>Home page; empty when unset.</summary>
    public string ProjectUrl { get; init; } = "";

    /// <summary>SPDX expression; empty when unset.</summary>
    public string License { get; init; } = "";

    /// <summary>Address of the source repository; empty when unset.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>Commit that is built; empty when unknown.</summary>
    public string RepositoryCommit { get; init; } = "";

    /// <summary>Path from <c>docker/</c> of the output to the build context.</summary>
    public string ContextFromDocker { get; init; } = "../../..";

    /// <summary>Path of the generated Dockerfile from the build context.</summary>
    public string DockerfileFromContext { get; init; } = "obj/deploy/docker/Dockerfile";

    /// <summary>Path of the project file from the build context.</summary>
    public string ProjectFile { get; init; } = "";

    /// <summary>Path of the project's folder from the build context; empty when they are the same.</summary>
    public string ProjectFolder { get; init; } = "";

    /// <summary>Projects that this one refers to, directly or not, from the build context, sorted.</summary>
    public IReadOnlyList<string> ProjectReferences { get; init; } = [];

    /// <summary>Files that a restore reads besides the projects: NuGet.config, global.json, Directory.*; from the build context, sorted.</summary>
    public IReadOnlyList<string> RestoreFiles { get; init; } = [];
}
