using System.Globalization;
using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Docker;
using Deploy.Core.Emit.Docs;
using Deploy.Core.Plan;
using Deploy.Core.Solution;

namespace Deploy.Core.Emit.Solution;

/// <summary>docker/ of a solution: one compose file for a laptop and one for a server, Caddy in front. The images are built by the services' own Dockerfiles.</summary>
static class SolutionDocker
{
    const string Production = "production";

    public static void Emit(SolutionContext context)
    {
        var plan = context.Plan;
        context.Add(Artifact.OfYaml("docker/compose.yaml", SolutionCompose.Laptop(plan), $"{context.Header}\nAll services with all they need, on a laptop: docker compose -f compose.yaml up --build", []));
        context.Add(Artifact.OfText("docker/init-secrets.sh", context.Content.Text("docker/init-secrets.sh"), []) with { IsExecutable = true });
        context.Add(Artifact.OfText("docker/.env.example", EnvExample(plan, context.Header), []));
        // compose names a project after its folder, and that is "docker" everywhere.
        context.Add(Artifact.OfText("docker/.env", $"# {context.Header}\nCOMPOSE_PROJECT_NAME={plan.Name}\n", []));
        var all = context.Plans.Environments.Select(static environment => environment.Plan).Prepend(plan).ToList();
        foreach (var script in DockerEmitter.Scripts(all.SelectMany(static solution => solution.Parts).ToList(), context.Content))
            context.Add(script);
        foreach (var part in all.SelectMany(static solution => solution.Services).Where(static service => service.Flags.Count > 0))
        {
            var path = $"docker/{FlagFolder(context, part)}/flags.json";
            if (context.Files[path] is null)
                context.Add(Artifact.OfText(path, FlagFile.Text(part), []));
        }

        var server = context.Plans.Environments.FirstOrDefault(static environment => environment.Name == Production).Plan ?? plan;
        if (all.Exists(static solution => solution.Routes.Count > 0))
            context.Add(Artifact.OfText("docker/Caddyfile", context.Content.Text("solution/docker/Caddyfile"), []));
        foreach (var file in ServerFolder.Files(plan.Name, all.SelectMany(static solution => solution.Parts).ToList(), context.Content, context.Header))
            context.Add(file);
        if (all.Exists(static solution => solution.Parts.Any(static part => part.Server is not null)))
            context.Add(Artifact.OfText("docker/server/README.md", ServerReadme.Write(server, context.Header), []));
        var secrets = Secrets(server, context.Header);
        context.Add(Artifact.OfText("docker/secrets.list", secrets, []));
        EmitServer(context, server, "compose.production.yaml", "routes.caddy", "One server. Copy this folder there, then:\n  cp .env.example .env && ./init-secrets.sh && docker compose up -d");
        foreach (var (name, environment) in context.Plans.Environments.Where(static environment => environment.Name != Production))
        {
            var own = Secrets(environment, context.Header);
            if (own != secrets)
                context.Add(Artifact.OfText($"docker/secrets.{name}.list", own, []));
            EmitServer(context, environment, $"compose.{name}.yaml", $"routes.{name}.caddy",
                $"The environment {name}, one server. Copy this folder there, write COMPOSE_FILE=compose.{name}.yaml into .env, then:\n  ./init-secrets.sh{(own == secrets ? "" : $" secrets.{name}.list")} && docker compose up -d");
        }
    }

    static void EmitServer(SolutionContext context, SolutionPlan plan, string file, string routes, string comment)
    {
        context.Add(Artifact.OfYaml($"docker/{file}", SolutionCompose.Production(plan, routes, part => FlagFolder(context, part)), $"{context.Header}\n{comment}", []));
        if (plan.Routes.Count > 0)
            context.Add(Artifact.OfText($"docker/{routes}", Routes(plan, context.Header), []));
    }

    // A folder for each service; in an environment with other flags one of its own.
    static string FlagFolder(SolutionContext context, DeploymentPlan part)
    {
        var folder = FlagFile.Folder(part, context.Plan.Services.FirstOrDefault(service => service.Name == part.Name) ?? part);
        return $"{folder}/{part.Name}";
    }

    static string Secrets(SolutionPlan plan, string header) => SecretsList.Write(plan.Parts.SelectMany(static part => new ComposeNames(part).SecretRows()), header);

    // The first block that fits is taken, so the longest path stands first; the path reaches the service as it was asked for.
    static string Routes(SolutionPlan plan, string header)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(header).Append("\n# Part of Caddyfile: which service answers below which path.\n");
        foreach (var route in plan.Routes)
        {
            var service = plan.Services.First(candidate => candidate.Name == route.Service);
            var path = route.Path.TrimEnd('/');
            text.Append("\n@").Append(route.Service).Append(path.Length == 0 ? "" : path.Replace('/', '-')).Append(path.Length == 0 ? " path /*" : $" path {path} {path}/*").Append('\n')
                .Append("handle @").Append(route.Service).Append(path.Replace('/', '-')).Append(" {\n\treverse_proxy ").Append(service.Name).Append(':').Append(service.Port.ToString(CultureInfo.InvariantCulture))
                .Append(" {\n\t\thealth_uri ").Append(service.Health.Readiness).Append("\n\t\timport upstream\n\t}\n}\n");
        }

        return text.ToString();
    }

    static string EnvExample(SolutionPlan plan, string header)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(header).Append("\n# On a server: cp .env.example .env. No secret of production belongs here: those are files (init-secrets.sh).\n");
        void Add(string name, string value, string use) => text.Append("\n# ").Append(use).Append('\n').Append(name).Append('=').Append(value).Append('\n');
        Add("COMPOSE_FILE", "compose.production.yaml", "What plain 'docker compose up -d' in this folder means.");
        Add("COMPOSE_PROJECT_NAME", plan.Name, "Keeps these containers and volumes apart from those of others.");
        foreach (var service in plan.Services)
            Add(new ComposeNames(service).TagVariable, service.ImageTag, $"Tag of the image of {service.Name} that runs.");
        if (plan.Routes.Count > 0)
            DockerEmitter.AddAddress(plan.Domain, Add);
        if (plan.Parts.SelectMany(BackupServices.Secrets).Contains("BACKUP_ACCESS_KEY_ID", StringComparer.Ordinal))
            DockerEmitter.AddOffsite(Add);
        text.Append("\n# On a laptop the values stand in deploy/docker/.env beside deploy.proj, which takes the place of the generated .env:\n");
        foreach (var service in plan.Services.Where(static service => service.ServesHttp))
            text.Append("# ").Append(new ComposeNames(service).PortVariable).Append("=\n");
        foreach (var secret in plan.Services.SelectMany(static service => service.Secrets).Select(static secret => secret.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal))
            text.Append("# ").Append(secret).Append("=\n");
        return text.ToString();
    }
}
