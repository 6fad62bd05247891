using System.Globalization;
using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
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
        List<ComposeSource> files =
        [
            new("compose.yaml", SolutionCompose.Laptop(plan), IsLaptop: true),
            new(WatchCompose.File, SolutionCompose.Watch(plan), IsLaptop: true),
        ];
        context.Add(Artifact.OfYaml("docker/compose.yaml", files[0].Data, $"{context.Header}\nAll services with all they need, on a laptop: docker compose -f compose.yaml up --build", []));
        context.Add(Artifact.OfYaml($"docker/{WatchCompose.File}", files[1].Data, $"{context.Header}\n{DockerEmitter.WatchComment}", []));
        if (plan.Services.Any(static service => service.Image.DotNet is not null))
            context.Add(Artifact.OfText($"docker/{WatchCompose.Dockerfile}", context.Content.Text($"docker/{WatchCompose.Dockerfile}"), []));
        context.Add(Artifact.OfText("docker/init-secrets.sh", context.Content.Text("docker/init-secrets.sh"), []) with { IsExecutable = true });
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
        EmitServer(context, files, server, "compose.production.yaml", "routes.caddy", "One server. Copy this folder there, then:\n  cp .env.example .env && ./init-secrets.sh && docker compose up -d");
        foreach (var (name, environment) in context.Plans.Environments.Where(static environment => environment.Name != Production))
        {
            var own = Secrets(environment, context.Header);
            if (own != secrets)
                context.Add(Artifact.OfText($"docker/secrets.{name}.list", own, []));
            EmitServer(context, files, environment, $"compose.{name}.yaml", $"routes.{name}.caddy",
                $"The environment {name}, one server. Copy this folder there, write COMPOSE_FILE=compose.{name}.yaml into .env, then:\n  ./init-secrets.sh{(own == secrets ? "" : $" secrets.{name}.list")} && docker compose up -d");
        }

        var caddyfile = all.Exists(static solution => solution.Routes.Count > 0) ? context.Content.Text("solution/docker/Caddyfile") : null;
        context.Add(Artifact.OfText("docker/.env.example", EnvFiles.Example(plan.Name, files, Variables(plan), caddyfile, context.Header), []));
        context.Add(Artifact.OfText("docker/.env", EnvFiles.Env(plan.Name, files, context.Header), []));
        foreach (var setting in all.Exists(static solution => solution.Services.Any(static service => service.ServesHttp)) ? ScrapeTargets.Settings(context.Content) : [])
            context.Add(setting);
    }

    static void EmitServer(SolutionContext context, List<ComposeSource> files, SolutionPlan plan, string file, string routes, string comment)
    {
        files.Add(new(file, SolutionCompose.Production(plan, routes, Targets(context, plan), part => FlagFolder(context, part)), IsLaptop: false));
        context.Add(Artifact.OfYaml($"docker/{file}", files[files.Count - 1].Data, $"{context.Header}\n{comment}", []));
        if (plan.Routes.Count > 0)
            context.Add(Artifact.OfText($"docker/{routes}", Routes(plan, context.Header), []));
    }

    // A folder for each service; in an environment with other flags one of its own.
    static string FlagFolder(SolutionContext context, DeploymentPlan part)
    {
        var folder = FlagFile.Folder(part, context.Plan.Services.FirstOrDefault(service => service.Name == part.Name) ?? part);
        return $"{folder}/{part.Name}";
    }

    static string Secrets(SolutionPlan plan, string header)
    {
        var rows = plan.Parts.SelectMany(static part => new ComposeNames(part).SecretRows()).ToList();
        return SecretsList.Write(plan.Services.Any(static service => service.ServesHttp) ? SecretsList.WithGrafana(rows) : rows, header);
    }

    // Those of the base are there for the laptop in any case.
    static string Targets(SolutionContext context, SolutionPlan plan)
    {
        DataList Of(SolutionPlan solution) => ScrapeTargets.Of(solution.Services.Select(static service => (service.Name, service)));
        var folder = ScrapeTargets.FolderOf(plan.Environment, Of(plan), Of(context.Plan));
        foreach (var (path, targets) in new[] { (ScrapeTargets.Folder, Of(context.Plan)), (folder, Of(plan)) })
        {
            if (targets.Items.Count > 0 && context.Files[$"docker/{path}/app.yaml"] is null)
                context.Add(ScrapeTargets.File(path, targets, context.Header));
        }

        return folder;
    }

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

    static List<EnvVariable> Variables(SolutionPlan plan)
    {
        var port = 8080;
        return
        [
            .. plan.Services.Select(static service => EnvVariables.OfTag(new ComposeNames(service).TagVariable, service, $" of {service.Name}")),
            .. EnvVariables.OfProxy(plan.Domain),
            .. EnvVariables.OfOffsite(),
            // As compose.yaml numbers them.
            .. plan.Services.Where(static service => service.ServesHttp).Select(service => new EnvVariable(new ComposeNames(service).PortVariable, (port++).ToString(CultureInfo.InvariantCulture), $"Port of {service.Name} on this machine; 127.0.0.1 only.")),
            .. EnvVariables.OfTools(),
            .. EnvVariables.OfWatch(plan.Services.Select(static service => service.Image.User).FirstOrDefault()),
            .. plan.Services.SelectMany(static service => service.Secrets).Select(static secret => secret.Name).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).Select(EnvVariables.OfSecret),
        ];
    }
}
