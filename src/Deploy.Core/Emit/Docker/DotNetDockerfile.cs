using System.Text;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>
/// The Dockerfile of a .NET app. Built in C# because its COPY lines follow the graph of projects; the other frameworks have theirs in
/// sdk/content/docker.
/// </summary>
static class DotNetDockerfile
{
    const string Mounts = """
        --mount=type=cache,id=nuget,target=/root/.nuget/packages,sharing=locked \
            --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config
        """;

    public static string Write(DeploymentPlan plan, DotNetImagePlan image, string header)
    {
        var locked = image.RestoreFiles.Any(static path => path.EndsWith(ImagePlanner.LockFile, StringComparison.Ordinal));
        var project = DockerfileText.ShellWord(image.ProjectFile);
        // What decides over the packages is the same for both: else publish would restore something else.
        var options = $"{(image.IsPortable ? "" : " -a $TARGETARCH")}{(image.HasExecutable ? "" : " -p:UseAppHost=false")}";
        var framework = image.TargetFramework.Length == 0 ? "" : $" -f {image.TargetFramework}";
        var entry = image.HasExecutable ? $"[{DockerfileText.Json($"./{image.EntryFile}")}]" : $"[\"dotnet\", {DockerfileText.Json(image.EntryFile)}]";
        return $"""
            # {header}
            # To build it: docker build -f <this file> -t {plan.ImageRepository}:{plan.ImageTag} <build context>, or docker compose build.

            {BuildStage(image)}
            WORKDIR /src
            {BuildArguments(plan)}
            # Only what restore reads: while these files stay the same, this layer does.
            {CopyLines(image)}
            # Private feeds: docker build --secret id=nuget,src=$HOME/.nuget/NuGet/NuGet.Config ...
            RUN {Mounts} \
                dotnet restore {project}{options}{(locked ? " --locked-mode" : "")}

            COPY . .
            # Restores again (in no time) on a builder that has the layer above but not its packages, hence no --no-restore.
            RUN {Mounts} \
                dotnet publish {project} -c Release{framework} -o /app{options}{(locked ? " -p:RestoreLockedMode=true" : "")}{(image.IsAot ? " -p:CopyOutputSymbolsToPublishDirectory=false" : "")} -p:DeployGenerateFiles=false{(plan.ServesHttp ? " \\\n    && mkdir /keys" : "")}
            {Bundle(plan, image)}
            {FinalComment(image)}
            FROM {image.RuntimeImage}
            {RuntimePackages(plan)}WORKDIR /app
            {Keys(plan)}# Owned by root: the app cannot change its own code.
            COPY --from=build /app .
            {Listening(plan)}USER {plan.Image.User}:{plan.Image.User}
            STOPSIGNAL SIGTERM
            ENTRYPOINT {entry}

            {Labels(plan, image)}
            """;
    }

    static string Keys(DeploymentPlan plan) => !plan.ServesHttp ? "" : $"""
        # Where ASP.NET Core keeps the keys of its cookies: a volume mounted here belongs to the app's user.
        COPY --from=build --chown={plan.Image.User}:{plan.Image.User} /keys /home/app/.aspnet/DataProtection-Keys

        """;

    // The bundle is an executable for the image's architecture; with --self-contained where the image has no runtime.
    static string Bundle(DeploymentPlan plan, DotNetImagePlan image) => plan.Migrations is not { IsBundle: true } ? "" : $"""
        # The migrations as one executable, which needs no SDK. The project refers to Microsoft.EntityFrameworkCore.Design for it.
        RUN {Mounts} \
            dotnet tool install dotnet-ef --tool-path /tools --version "{image.Version}.*" \
            && DeployGenerateFiles=false /tools/dotnet-ef migrations bundle --project {DockerfileText.ShellWord(image.ProjectFile)} --configuration Release \
                --target-runtime "linux-$(case "$TARGETARCH" in amd64) echo x64 ;; *) echo "$TARGETARCH" ;; esac)"{(image.IsSelfContained ? " --self-contained" : "")} --output /app/efbundle --force

        """;

    static string BuildStage(DotNetImagePlan image) => image.IsAot
        ? $"""
           # Native code is linked on the architecture it is for.
           FROM {image.BuildImage} AS build
           # What the native linker needs.
           RUN apt-get update \
               && apt-get install -y --no-install-recommends clang zlib1g-dev \
               && rm -rf /var/lib/apt/lists/*
           ARG TARGETARCH
           """
        : $"""
           # Compiles on the builder's own architecture for the target's, so no emulator is needed.
           FROM --platform=$BUILDPLATFORM {image.BuildImage} AS build
           ARG TARGETARCH
           """;

    static string Listening(DeploymentPlan plan) => !plan.ServesHttp ? "ENV DOTNET_EnableDiagnostics=0\n" : $"""
        ENV ASPNETCORE_HTTP_PORTS={plan.Port} \
            DOTNET_EnableDiagnostics=0
        EXPOSE {plan.Port}
        {Health(plan)}
        """;

    // Chiseled images have nothing that could ask; Caddy and Kubernetes do. The others have bash, and no curl.
    static string Health(DeploymentPlan plan) => !plan.Image.HasShell ? "" : $"""
        HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
            CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/{plan.Port} && printf 'GET {plan.Health.Liveness} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status = 200 ]]"]

        """;

    // The RUN lines below see them as variables, and so does MSBuild.
    static string BuildArguments(DeploymentPlan plan) =>
        string.Concat(plan.Image.Arguments.Select(static argument => $"ARG {argument.Key}=\"{Escape(argument.Value)}\"\n"));

    // Files of one folder in one line; a restore reads nothing else.
    static string CopyLines(DotNetImagePlan image)
    {
        var lines = new StringBuilder();
        foreach (var folder in image.RestoreFiles.Concat(image.Projects).GroupBy(FolderOf, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var paths = folder.Distinct(StringComparer.Ordinal).OrderBy(static path => path, StringComparer.Ordinal);
            lines.Append("COPY ").Append(DockerfileText.Paths(paths, folder.Key.Length == 0 ? "./" : $"{folder.Key}/")).Append('\n');
        }

        return lines.ToString().TrimEnd('\n');
    }

    static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path.Substring(0, slash) : "";

    static string FinalComment(DotNetImagePlan image) =>
        image.RuntimeImage.EndsWith("-noble", StringComparison.Ordinal) ? "# Not chiseled, because build.system_packages needs a package manager."
        : image.RuntimeImage.EndsWith("-extra", StringComparison.Ordinal) ? "# No shell and no package manager; ICU and time zones are there."
        : "# No shell, no package manager, and no ICU: the project is InvariantGlobalization.";

    static string RuntimePackages(DeploymentPlan plan) => plan.Image.SystemPackages.Count == 0 ? "" : $"""
        RUN apt-get update \
            && apt-get install -y --no-install-recommends {string.Join(" ", plan.Image.SystemPackages)} \
            && rm -rf /var/lib/apt/lists/*

        """;

    static string Labels(DeploymentPlan plan, DotNetImagePlan image)
    {
        var labels = new List<(string Key, string Value)>
        {
            ("title", plan.Name),
            ("description", plan.Metadata.Description),
            ("version", "$VERSION"),
            ("revision", "$REVISION"),
            ("source", "$SOURCE"),
            ("url", plan.Metadata.ProjectUrl),
            ("licenses", plan.Metadata.License),
            ("base.name", image.RuntimeImage),
        };
        var text = new StringBuilder();
        text.Append("ARG VERSION=").Append(plan.ImageTag).Append("\nARG REVISION=\nARG SOURCE=").Append(ArgumentDefaults.Quote(plan.Metadata.RepositoryUrl)).Append('\n');
        var written = labels.Where(static label => label.Value.Length > 0).Select(static label => $"org.opencontainers.image.{label.Key}=\"{Escape(label.Value)}\"");
        return text.Append("LABEL ").Append(string.Join(" \\\n      ", written)).Append('\n').ToString();
    }

    // Ours begin a build argument; the dollar of a description does not.
    static string Escape(string value) =>
        value is "$VERSION" or "$REVISION" or "$SOURCE" ? value : ArgumentDefaults.Escape(value);
}
