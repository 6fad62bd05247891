using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docker;

/// <summary>
/// compose.watch.yaml, laid over compose.yaml: the source is mounted, and an edit takes effect without a build of the image. Lists of
/// volumes merge by their target, maps by their keys; a command replaces the one below.
/// </summary>
static class WatchCompose
{
    /// <summary>The file's name.</summary>
    public const string File = "compose.watch.yaml";

    /// <summary>The Dockerfile of the image that a .NET app is run in.</summary>
    public const string Dockerfile = "watch.Dockerfile";

    /// <summary>Where that image keeps what is compiled, and packages: a volume, so that nothing of it lies in the source.</summary>
    const string State = "watch";

    /// <summary>Whether there is such a file. Where the source lies in an image of the user's own, nobody knows; a .NET app does not run in it.</summary>
    public static bool Applies(DeploymentPlan plan) => plan.Image.DotNet is not null || plan.Image.OwnDockerfile is null;

    public static DataMap Build(DeploymentPlan plan, string dockerfile) => plan.Image.DotNet is { } image ? DotNet(plan, image, dockerfile) : Mounted(plan);

    // The migrations and the workers run in the image of production: a bundle and a command line are of what was published.
    static DataMap DotNet(DeploymentPlan plan, DotNetImagePlan image, string dockerfile)
    {
        var slash = image.ProjectFile.LastIndexOf('/');
        var arguments = new DataMap { { "SDK_IMAGE", image.BuildImage } };
        if (plan.Image.SystemPackages.Count > 0)
            arguments.Add("SYSTEM_PACKAGES", string.Join(" ", plan.Image.SystemPackages));
        var app = new DataMap
        {
            { "image", $"{plan.Name}-watch" },
            { "build", new DataMap { { "context", "." }, { "dockerfile", Dockerfile }, { "args", arguments } } },
            { "init", true },
            { "user", User(plan) },
            { "working_dir", slash < 0 ? "/src" : $"/src/{image.ProjectFile.Substring(0, slash)}" },
            { "command", new DataList { "dotnet", "watch", "--non-interactive", "--project", image.ProjectFile.Substring(slash + 1), "run", "--no-launch-profile" } },
            { "environment", DotNetEnvironment() },
            { "volumes", new DataList { $"{plan.Image.ContextFromDocker}:/src", $"{State}:/{State}" } },
        };
        if (plan.ServesHttp)
            app.Add("healthcheck", DotNetHealth(plan));
        var services = new DataMap { { "app", app } };
        // Else nothing would build what they run in.
        if (plan.Migrations is null && plan.Workers.Count > 0)
            services.Add(plan.Workers[0].Name, new DataMap { { "build", LaptopCompose.Image(plan, dockerfile) } });
        else if (plan.Migrations is null && plan.Seed.Count > 0)
            services.Add(ComposeFile.Seed, new DataMap { { "build", LaptopCompose.Image(plan, dockerfile) } });
        return new DataMap { { "services", services }, { "volumes", new DataMap { { State, new DataMap() } } } };
    }

    static DataMap DotNetEnvironment() => new()
    {
        { "ArtifactsPath", $"/{State}/artifacts", "MSBuild reads these as properties. The host's bin and obj stay the host's." },
        { "DeployGenerateFiles", "false" },
        { "DOTNET_CLI_HOME", $"/{State}/home" },
        { "DOTNET_CLI_TELEMETRY_OPTOUT", "1" },
        { "DOTNET_NOLOGO", "1" },
        { "DOTNET_USE_POLLING_FILE_WATCHER", "${WATCH_POLLING:-false}" },
        { "DOTNET_WATCH_RESTART_ON_RUDE_EDIT", "true", "An edit that cannot be taken into the running process starts it anew; nobody could answer a question." },
        { "DOTNET_WATCH_SUPPRESS_BROWSER_REFRESH", "1" },
        { "DOTNET_WATCH_SUPPRESS_EMOJIS", "1" },
        { "DOTNET_WATCH_SUPPRESS_LAUNCH_BROWSER", "1" },
        { "HOME", $"/{State}/home" },
        { "NUGET_PACKAGES", $"/{State}/nuget" },
    };

    // The first start restores and compiles.
    static DataMap DotNetHealth(DeploymentPlan plan) => new()
    {
        {
            "test", new DataList
            {
                "CMD", "bash", "-c",
                $"exec 3<>/dev/tcp/127.0.0.1/{plan.Port.ToString(CultureInfo.InvariantCulture)} && printf 'GET {plan.Health.Liveness} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $$status = 200 ]]",
            }
        },
        { "interval", "5s" },
        { "timeout", "5s" },
        { "retries", 3 },
        { "start_period", "5m" },
    };

    // The image has what the app needs; its source is read from where it is written.
    static DataMap Mounted(DeploymentPlan plan)
    {
        var folder = plan.Image.ProjectFolder.Length == 0 ? plan.Image.ContextFromDocker : $"{plan.Image.ContextFromDocker}/{plan.Image.ProjectFolder}";
        var services = new DataMap();
        void Add(string name, DataList? command, bool builds)
        {
            var service = new DataMap();
            if (plan.Framework == Framework.Rails)
            {
                // With the gems of development, which an image of production has not.
                service.Add("image", $"{plan.Name}-watch");
                if (builds)
                    service.Add("build", new DataMap { { "args", new DataMap { { "BUNDLE_WITHOUT", "test" } } } });
            }

            service.Add("init", true);
            service.Add("user", User(plan));
            service.AddIfSet("command", command);
            var environment = Environment(plan.Framework);
            if (plan.Framework == Framework.Rails && name == ComposeFile.Migrate)
                environment.Add(ComposeFile.RailsSchema, DataScalar.Null, "Not set: the schema is written into the source.");
            if (environment.Entries.Count > 0)
                service.Add("environment", environment);
            service.Add("volumes", new DataList { $"{folder}:/app" });
            services.Add(name, service);
        }

        Add("app", Server(plan), builds: plan.Migrations is null);
        if (plan.Migrations is not null)
            Add(ComposeFile.Migrate, null, builds: true);
        if (plan.Seed.Count > 0)
            Add(ComposeFile.Seed, null, builds: false);
        foreach (var worker in plan.Workers)
            Add(worker.Name, null, builds: false);
        return new DataMap { { "services", services } };
    }

    // Each starts anew, or loads anew, when a file changes.
    static DataList Server(DeploymentPlan plan)
    {
        var port = plan.Port.ToString(CultureInfo.InvariantCulture);
        return plan.Framework switch
        {
            Framework.Django => ["python", "manage.py", "runserver", $"0.0.0.0:{port}"],
            Framework.Rails => ["bundle", "exec", "rails", "server", "--binding", "0.0.0.0", "--port", port, "--pid", "/tmp/server.pid"],
            // The image knows the module.
            _ => ["sh", "-c", $"exec uvicorn --reload --host 0.0.0.0 --port {port} \"$$ASGI_MODULE\""],
        };
    }

    static DataMap Environment(Framework framework) => framework switch
    {
        Framework.Fraiseql => new DataMap { { "WATCHFILES_FORCE_POLLING", "${WATCH_POLLING:-false}" }, { "WEB_CONCURRENCY", "1", "Uvicorn reloads one process only." } },
        Framework.Rails => new DataMap { { "RACK_ENV", "development" }, { "WEB_CONCURRENCY", "0", "One process, in which a debugger can stop." } },
        _ => [],
    };

    // What the app writes into the source belongs to that user. Compose cannot ask the system who runs it.
    static string User(DeploymentPlan plan)
    {
        var user = plan.Image.User.ToString(CultureInfo.InvariantCulture);
        return $"${{WATCH_USER:-{user}:{user}}}";
    }
}
