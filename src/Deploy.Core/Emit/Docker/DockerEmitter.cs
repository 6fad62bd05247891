using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Docs;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.Docker;

/// <summary>docker/: image, compose files for a laptop and for one server, Caddy.</summary>
static class DockerEmitter
{
    const string Production = "production";

    public static void Emit(EmitContext context)
    {
        var plan = context.Plan;
        var causes = plan.Causes.App.Concat(plan.Causes.Services).ToList();
        if (plan.Image.OwnDockerfile is null)
        {
            context.Files.Add(Artifact.OfText("docker/Dockerfile", Dockerfile(context), plan.Causes.App));
            var ignore = context.Content.Text("docker/Dockerfile.dockerignore");
            // BuildKit reads the one named after the Dockerfile; other builders want .dockerignore in the build context.
            context.Files.Add(Artifact.OfText("docker/Dockerfile.dockerignore", ignore, []));
            context.Files.Add(Artifact.OfText("docker/.dockerignore", ignore, []));
        }

        if (plan.Framework != Framework.Aspnet)
            context.Files.Add(Artifact.OfText("docker/entrypoint.sh", context.Content.Text("docker/entrypoint.sh"), plan.Causes.App) with { IsExecutable = true });
        List<ComposeSource> files = [new("compose.yaml", LaptopCompose.Build(plan, DockerfileFromContext(plan)), IsLaptop: true)];
        context.Files.Add(Artifact.OfYaml("docker/compose.yaml", files[0].Data, $"{context.Header}\n{LaptopComment(plan)}", causes));
        if (WatchCompose.Applies(plan))
        {
            files.Add(new(WatchCompose.File, WatchCompose.Build(plan, DockerfileFromContext(plan)), IsLaptop: true));
            context.Files.Add(Artifact.OfYaml($"docker/{WatchCompose.File}", files[1].Data, $"{context.Header}\n{WatchComment}", causes));
            if (plan.Image.DotNet is not null)
                context.Files.Add(Artifact.OfText($"docker/{WatchCompose.Dockerfile}", context.Content.Text($"docker/{WatchCompose.Dockerfile}"), []));
        }

        if (plan.ServesHttp)
            context.Files.Add(Artifact.OfText("docker/Caddyfile", context.Content.Text("docker/Caddyfile"), []));
        var plans = context.Plans.Environments.Select(static environment => environment.Plan).Append(plan).ToList();
        foreach (var script in Scripts(plans, context.Content))
            context.Files.Add(script with { Causes = plan.Causes.Services });
        foreach (var file in ServerFolder.Files(plan.Name, plans, context.Content, context.Header))
            context.Files.Add(file);
        if (plans.Exists(static one => one.Server is not null))
            context.Files.Add(Artifact.OfText("docker/server/README.md", ServerReadme.Write(context.Plans.Environments.FirstOrDefault(static environment => environment.Name == Production).Plan ?? plan, context.Header), plan.Causes.App));
        context.Files.Add(Artifact.OfText("docker/init-secrets.sh", context.Content.Text("docker/init-secrets.sh"), []) with { IsExecutable = true });
        FlagFile.Emit(context);
        EmitProduction(context, causes, files);
        var caddyfile = plan.ServesHttp ? context.Content.Text("docker/Caddyfile") : null;
        context.Files.Add(Artifact.OfText("docker/.env.example", EnvFiles.Example(plan.Name, files, EnvVariables.Of(plan), caddyfile, context.Header), causes));
        context.Files.Add(Artifact.OfText("docker/.env", EnvFiles.Env(plan.Name, files, context.Header), plan.Causes.App));
        foreach (var setting in plans.Exists(static one => one.ServesHttp) ? ScrapeTargets.Settings(context.Content) : [])
            context.Files.Add(setting);
    }

    static string LaptopComment(DeploymentPlan plan) => "The app with all it needs, on a laptop: docker compose -f compose.yaml up --build"
        + (plan.Postgres is { } postgres ? $"\nA prompt of the database: docker compose -f compose.yaml exec postgres psql -U {postgres.Database}\nIn a browser: docker compose -f compose.yaml --profile tools up -d adminer, then http://127.0.0.1:9080" : "")
        + (plan.Seed.Count > 0 ? "\nData to begin with: docker compose -f compose.yaml run --rm seed" : "");

    /// <summary>How compose.watch.yaml is used.</summary>
    internal const string WatchComment = "Laid over compose.yaml: the source is mounted, and an edit takes effect at once.\n  docker compose -f compose.yaml -f compose.watch.yaml up --build";

    // A whole file for each environment: laid over another one, a file of compose cannot take a service away.
    static void EmitProduction(EmitContext context, List<Text.TextSpan> causes, List<ComposeSource> files)
    {
        var server = context.Plans.Environments.FirstOrDefault(static environment => environment.Name == Production).Plan ?? context.Plan;
        var secretCauses = context.Plan.Causes.Services.Concat(context.Plan.Causes.Secrets).ToList();
        var secrets = SecretsList.Write(server, context.Header);
        context.Files.Add(Artifact.OfText("docker/secrets.list", secrets, secretCauses));
        var upstream = ServerFolder.UpstreamOf(server, context.Header);
        if (context.Plan.ServesHttp)
            context.Files.Add(Artifact.OfText($"docker/{ServerFolder.Upstream}", upstream, context.Plan.Causes.App));
        files.Add(new("compose.production.yaml", ProductionCompose.Build(server, FlagFile.Folder(server, context.Plan), Targets(context, server)), IsLaptop: false));
        context.Files.Add(Artifact.OfYaml("docker/compose.production.yaml", files[files.Count - 1].Data,
            $"{context.Header}\nOne server. Copy this folder there, then:\n  cp .env.example .env && ./init-secrets.sh && docker compose up -d", causes));
        foreach (var (name, plan) in context.Plans.Environments.Where(static environment => environment.Name != Production))
        {
            var own = SecretsList.Write(plan, context.Header);
            if (own != secrets)
                context.Files.Add(Artifact.OfText($"docker/secrets.{name}.list", own, secretCauses));
            var list = own == secrets ? "" : $" secrets.{name}.list";
            var ownUpstream = ServerFolder.UpstreamOf(plan, context.Header);
            var upstreamFile = ownUpstream == upstream ? ServerFolder.Upstream : $"upstream.{name}.caddy";
            if (plan.ServesHttp && ownUpstream != upstream)
                context.Files.Add(Artifact.OfText($"docker/{upstreamFile}", ownUpstream, context.Plan.Causes.App));
            files.Add(new($"compose.{name}.yaml", ProductionCompose.Build(plan, FlagFile.Folder(plan, context.Plan), Targets(context, plan), upstreamFile), IsLaptop: false));
            context.Files.Add(Artifact.OfYaml($"docker/compose.{name}.yaml", files[files.Count - 1].Data,
                $"{context.Header}\nThe environment {name}, one server. Copy this folder there, write COMPOSE_FILE=compose.{name}.yaml into .env, then:\n  ./init-secrets.sh{list} && docker compose up -d", causes));
        }
    }

    static string Dockerfile(EmitContext context)
    {
        var plan = context.Plan;
        if (plan.Image.DotNet is { } image)
            return DotNetDockerfile.Write(plan, image, context.Header);
        return ArgumentDefaults.Apply(context.Content.Text($"docker/{Words.ToKebabCase(plan.Framework.ToString())}.Dockerfile"), plan);
    }

    // compose wants the Dockerfile relative to the build context.
    static string DockerfileFromContext(DeploymentPlan plan) => plan.Image.OwnDockerfile ?? plan.Image.DockerfileFromContext;

    // Those of the base are there for the laptop in any case.
    static string Targets(EmitContext context, DeploymentPlan plan)
    {
        var main = ScrapeTargets.Of([("app", context.Plan)]);
        var own = ScrapeTargets.Of(ComposeFile.AppServices(plan).Select(name => (name, plan)));
        var folder = ScrapeTargets.FolderOf(plan.Environment, own, main);
        foreach (var (path, targets) in new[] { (ScrapeTargets.Folder, main), (folder, own) })
        {
            if (targets.Items.Count > 0 && context.Files[$"docker/{path}/app.yaml"] is null)
                context.Files.Add(ScrapeTargets.File(path, targets, context.Header));
        }

        return folder;
    }

    /// <summary>What the containers of backing services are started with, beside the compose files that mount it.</summary>
    internal static IEnumerable<Artifact> Scripts(IReadOnlyList<DeploymentPlan> plans, ContentFiles content)
    {
        if (plans.Any(static plan => plan.MongoDb is not null))
            yield return Artifact.OfText($"docker/{MongoDbService.Script}", content.Text($"helm/files/{MongoDbService.Script}"), []);
        if (plans.Any(static plan => plan.RabbitMq is not null))
            yield return Artifact.OfText($"docker/{RabbitMqService.Script}", content.Text($"helm/files/{RabbitMqService.Script}"), []) with { IsExecutable = true };
    }
}
