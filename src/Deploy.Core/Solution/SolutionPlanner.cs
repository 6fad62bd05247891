using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Solution;

/// <summary>Plans each service in sight of the others: who uses whom, what is shared, which path leads where.</summary>
static class SolutionPlanner
{
    public static SolutionPlans Plan(CheckedSolution solution) => new(
        Plan(solution, solution.File.BaseEnvironment, chosen: true),
        solution.Environments.Select(name => (name, Plan(solution, name, chosen: false))).ToList());

    static SolutionPlan Plan(CheckedSolution solution, string environment, bool chosen)
    {
        DeploymentSpec SpecOf(DeploymentFile file) =>
            chosen ? file.Base : file.Environments.FirstOrDefault(candidate => candidate.Name.Value == environment)?.Spec ?? file.Base;
        var spec = SpecOf(solution.File);
        var specs = solution.Services.ToDictionary(static service => service.Name, service => SpecOf(service.File), StringComparer.Ordinal);
        var routes = (spec.Deployment?.Routes?.Entries ?? []).Select(static route => new RoutePlan(route.Key.Value, route.Value.Value))
            .OrderByDescending(static route => route.Path.Length).ThenBy(static route => route.Path, StringComparer.Ordinal).ToList();
        var ports = solution.Services.ToDictionary(
            static service => service.Name,
            service => Defaults.Port(specs[service.Name], service.Facts, Defaults.Framework(specs[service.Name], service.Facts) ?? Framework.Aspnet), StringComparer.Ordinal);
        var ofSolution = Kubernetes(solution, spec, SpecOf);
        var sharedSpec = solution.Shared is { } found ? SpecOf(found.File) : null;
        var sharedKinds = SharedKinds(sharedSpec?.Services);
        var services = new List<DeploymentPlan>();
        foreach (var service in solution.Services)
        {
            var own = specs[service.Name];
            var shares = sharedKinds.Where(kind => Uses(own, service.Facts, kind)).ToList();
            services.Add(InSolution(ofSolution, Planner.Plan(own, service.Facts, environment, new SolutionPart
            {
                Solution = solution.Name,
                IsRouted = routes.Exists(route => route.Service == service.Name),
                UsedBy = solution.Services.Where(other => (specs[other.Name].Deployment?.Uses?.Items ?? []).Any(used => used.Value == service.Name)).Select(static other => other.Name).ToList(),
                Shared = shares,
                Ports = ports,
            })));
        }

        return new SolutionPlan
        {
            Name = solution.Name,
            Environment = environment,
            Pattern = Defaults.Pattern(spec),
            Metadata = Planner.Metadata(solution.Facts),
            Domain = Defaults.Domain(spec),
            Routes = routes,
            Services = services,
            Shared = sharedSpec is null || sharedKinds.Count == 0 ? null
                : InSolution(ofSolution, Planner.Plan(sharedSpec, solution.Shared!.Facts, environment, new SolutionPart { Solution = solution.Name, IsShared = true, Clients = Clients(sharedKinds, services) })),
            Kubernetes = ofSolution,
        };
    }

    static KubernetesPlan? Kubernetes(CheckedSolution solution, DeploymentSpec spec, Func<DeploymentFile, DeploymentSpec> specOf) => Defaults.Pattern(spec) != Pattern.Kubernetes ? null
        : KubernetesPlanner.Plan(spec, solution.Name, ImagePlanner.Plan(spec, solution.Facts, Framework.Aspnet), hasSecrets: false, servesHttp: true) with
        {
            // The chart of the whole lies beside the images of its services.
            GitOps = !Defaults.HasArgoCd(spec) ? null : new GitOpsPlan(solution.Services.Select(service => Defaults.ChartFolder(specOf(service.File), service.Facts with { ChartRegistry = solution.Facts.ChartRegistry }))
                .FirstOrDefault(static folder => folder.Length > 0) ?? ""),
        };

    // One namespace, and one address: that of the solution.
    static DeploymentPlan InSolution(KubernetesPlan? ofSolution, DeploymentPlan plan) => ofSolution is null || plan.Kubernetes is not { } own ? plan : plan with
    {
        Kubernetes = (plan.Part is { IsShared: true } ? WithoutApp(own) : own) with
        {
            ExistingSecret = own.ExistingSecret == $"{plan.Name}-secrets" ? $"{plan.FullName}-secrets" : own.ExistingSecret,
            Namespace = ofSolution.Namespace,
            GitOps = ofSolution.GitOps,
            PodSecurity = ofSolution.PodSecurity,
            Ingress = null,
            Gateway = null,
            EntryNamespaces = plan.Part is { IsRouted: true } ? ofSolution.EntryNamespaces : [],
            EntryNetworks = plan.Part is { IsRouted: true } ? ofSolution.EntryNetworks : [],
            LowestVersion = ofSolution.LowestVersion,
        },
    };

    static List<KeyValuePair<string, IReadOnlyList<ClientPlan>>> Clients(IEnumerable<string> kinds, IReadOnlyList<DeploymentPlan> services) => kinds
        .Select(kind => new KeyValuePair<string, IReadOnlyList<ClientPlan>>(kind, services.Where(service => service.Part!.Shared.Contains(kind, StringComparer.Ordinal))
            .Select(service => new ClientPlan(service.Name, service.Workers.Any(worker => worker.Autoscaling?.Queue is { } queue && queue.InRedis == (kind == "redis")))).ToList())).ToList();

    // Nothing runs there but the backing services: what is said for all apps is not for this one.
    static KubernetesPlan WithoutApp(KubernetesPlan plan) => plan with
    {
        Replicas = 1,
        Autoscaling = plan.Autoscaling with { Enabled = false, Min = 1 },
        Disruption = null,
        ServiceMonitor = false,
        ExistingSecret = "",
    };

    static List<string> SharedKinds(ServicesSpec? services) =>
        new[] { (services?.MongoDb, "mongodb"), (services?.RabbitMq, "rabbitmq"), (services?.Redis, "redis") }
            .Where(static service => service.Item1 is not null).Select(static service => service.Item2).ToList();

    static bool Uses(DeploymentSpec spec, ProjectFacts facts, string kind) => kind switch
    {
        "redis" => Defaults.HasRedis(spec, facts) && spec.Services?.Redis?.External?.Value != true,
        "mongodb" => spec.Services?.MongoDb is { External.Value: not true } or { External: null },
        _ => spec.Services?.RabbitMq is { External.Value: not true } or { External: null },
    };
}
