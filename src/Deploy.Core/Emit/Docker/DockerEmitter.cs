using System.Text;
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
        context.Files.Add(Artifact.OfYaml("docker/compose.yaml", LaptopCompose.Build(plan, DockerfileFromContext(plan)),
            $"{context.Header}\nThe app with all it needs, on a laptop: docker compose -f compose.yaml up --build", causes));
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
        context.Files.Add(Artifact.OfText("docker/.env.example", EnvExample(plan, context.Header), causes));
        // compose names a project after its folder, and that is "docker" for every app.
        context.Files.Add(Artifact.OfText("docker/.env", $"# {context.Header}\nCOMPOSE_PROJECT_NAME={plan.Name}\n", plan.Causes.App));
        FlagFile.Emit(context);
        EmitProduction(context, causes);
    }

    // A whole file for each environment: laid over another one, a file of compose cannot take a service away.
    static void EmitProduction(EmitContext context, List<Text.TextSpan> causes)
    {
        var server = context.Plans.Environments.FirstOrDefault(static environment => environment.Name == Production).Plan ?? context.Plan;
        var secretCauses = context.Plan.Causes.Services.Concat(context.Plan.Causes.Secrets).ToList();
        var secrets = SecretsList.Write(server, context.Header);
        context.Files.Add(Artifact.OfText("docker/secrets.list", secrets, secretCauses));
        var upstream = ServerFolder.UpstreamOf(server, context.Header);
        if (context.Plan.ServesHttp)
            context.Files.Add(Artifact.OfText($"docker/{ServerFolder.Upstream}", upstream, context.Plan.Causes.App));
        context.Files.Add(Artifact.OfYaml("docker/compose.production.yaml", ProductionCompose.Build(server, FlagFile.Folder(server, context.Plan)),
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
            context.Files.Add(Artifact.OfYaml($"docker/compose.{name}.yaml", ProductionCompose.Build(plan, FlagFile.Folder(plan, context.Plan), upstreamFile),
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

    static string EnvExample(DeploymentPlan plan, string header)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(header).Append("\n# On a server: cp .env.example .env. No secret of production belongs here: those are files (init-secrets.sh).\n");
        void Add(string name, string value, string use) => text.Append("\n# ").Append(use).Append('\n').Append(name).Append('=').Append(value).Append('\n');
        Add("COMPOSE_FILE", "compose.production.yaml", "What plain 'docker compose up -d' in this folder means.");
        Add("COMPOSE_PROJECT_NAME", plan.Name, "Keeps this app's containers and volumes apart from those of others.");
        Add("TAG", plan.ImageTag, "Tag of the image that runs.");
        if (plan.Server is { HasColours: true })
        {
            Add("TAG_BLUE", plan.ImageTag, "Tag of the image of app-blue; TAG is that of the workers and migrations.");
            Add("TAG_GREEN", plan.ImageTag, "Tag of the image of app-green. server/switch.sh writes both.");
        }

        if (plan.ServesHttp)
            AddAddress(plan.Domain, Add);
        if (BackupServices.Secrets(plan).Contains("BACKUP_ACCESS_KEY_ID", StringComparer.Ordinal))
            AddOffsite(Add);
        if (plan.ServesHttp || plan.Secrets.Count > 0)
            text.Append("\n# On a laptop the values stand in deploy/docker/.env beside the project, which takes the place of the generated .env:\n");
        if (plan.ServesHttp)
            text.Append("# PORT=").Append(plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append('\n');
        foreach (var secret in plan.Secrets)
            text.Append("# ").Append(secret.Name).Append("=\n");
        return text.ToString();
    }

    /// <summary>What the containers of backing services are started with, beside the compose files that mount it.</summary>
    internal static IEnumerable<Artifact> Scripts(IReadOnlyList<DeploymentPlan> plans, ContentFiles content)
    {
        if (plans.Any(static plan => plan.MongoDb is not null))
            yield return Artifact.OfText($"docker/{MongoDbService.Script}", content.Text($"helm/files/{MongoDbService.Script}"), []);
        if (plans.Any(static plan => plan.RabbitMq is not null))
            yield return Artifact.OfText($"docker/{RabbitMqService.Script}", content.Text($"helm/files/{RabbitMqService.Script}"), []) with { IsExecutable = true };
    }

    /// <summary>Where copies of backups go.</summary>
    internal static void AddOffsite(Action<string, string, string> add)
    {
        add("OFFSITE_REGION", "us-east-1", "Region of the bucket that gets copies of the backups.");
        add("OFFSITE_ENDPOINT", "", "Address of its storage (https://…) where that is not Amazon's.");
    }

    /// <summary>What Caddy has to know.</summary>
    internal static void AddAddress(string? domain, Action<string, string, string> add)
    {
        add("DOMAIN", domain ?? "app.example.com", "Host name; Caddy gets the certificate for it, so it must point to this server before the first start.");
        add("TLS", domain is null ? "internal" : "", "Where the certificate comes from. Empty: Let's Encrypt. An e-mail address: the same, with an account. internal: an authority of Caddy's own.");
        add("HTTP_PORT", "80", "Port for the redirect to https.");
        add("HTTPS_PORT", "443", "Port for https.");
        add("MAX_BODY", "10MB", "Largest request body.");
    }
}
