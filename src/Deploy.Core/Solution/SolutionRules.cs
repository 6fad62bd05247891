using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Solution;

/// <summary>What must hold between the services of a solution.</summary>
/// <param name="file">The file beside deploy.proj.</param>
/// <param name="solution">Name of the solution.</param>
/// <param name="services">All services.</param>
sealed class SolutionRules(DeploymentFile file, string solution, IReadOnlyList<CheckedService> services)
{
    /// <summary>Names that compose files and charts have beside the services.</summary>
    static readonly string[] Taken = [SolutionPart.SharedChart, "adminer", "app", "caddy", "grafana", "mongodb", "mongodb-backup", "mongodb-offsite", "postgres", "prometheus", "rabbitmq", "redis", "tools"];

    List<string> Names => services.Select(static service => service.Name).ToList();

    /// <summary>The problems of the file beside deploy.proj.</summary>
    public IEnumerable<Diagnostic> OfFile()
    {
        foreach (var spec in Specs(file))
        {
            if (Defaults.CloudRoot(spec) is not null)
                yield return ToolingDiagnostics.NotGenerated((spec.Deployment?.Platform?.Span ?? spec.Deployment?.Pattern?.Span)!.Value, "infrastructure of several services");
            foreach (var (at, key) in KeysOfOneService(spec))
                yield return SolutionDiagnostics.BelongsToService(at, key);
            if (spec.Services?.Postgres is { } postgres)
                yield return SolutionDiagnostics.OwnDatabase(postgres.KeySpan);
            foreach (var external in new[] { spec.Services?.MongoDb, spec.Services?.RabbitMq, spec.Services?.Redis }.Where(static service => service?.External?.Value == true))
                yield return SolutionDiagnostics.BelongsToService(external!.External!.Span, "external");
            if (Domain(spec) is { } domain && spec.Deployment?.Routes is not { Entries.Count: > 0 })
                yield return SolutionDiagnostics.NoRoutes(domain);
            foreach (var target in (spec.Deployment?.Routes?.Entries ?? []).Select(static route => route.Value))
            {
                if (services.FirstOrDefault(service => service.Name == target.Value) is not { } service)
                    yield return SolutionDiagnostics.UnknownService(target.Span, target.Value, Names);
                else if (!Defaults.ServesHttp(service.File.Base, service.Facts))
                    yield return SolutionDiagnostics.NoRequests(target.Span, target.Value);
            }
        }
    }

    /// <summary>The problems of one service; the places are those of the whole that it became.</summary>
    public IEnumerable<Diagnostic> OfService(CheckedService service)
    {
        var place = service.File.Base.Deployment?.Name?.Span ?? default;
        if (Array.IndexOf(Taken, service.Name) >= 0)
            yield return SolutionDiagnostics.NameTaken(place, service.Name, "a part of every solution");
        else if (service.Name == solution)
            yield return SolutionDiagnostics.NameTaken(place, service.Name, "the solution");
        else if (services.First(other => other.Name == service.Name) != service)
            yield return SolutionDiagnostics.NameTaken(place, service.Name, "another service");
        foreach (var other in services)
        {
            // The Redis of orders is called orders-redis, its worker mailer orders-mailer.
            if (service.Name.StartsWith($"{other.Name}-", StringComparison.Ordinal) && PartsOf(other).Contains(service.Name.Substring(other.Name.Length + 1), StringComparer.Ordinal))
                yield return SolutionDiagnostics.NameTaken(place, service.Name, $"a part of the service {other.Name}");
        }

        foreach (var spec in Specs(service.File))
        {
            foreach (var found in OfSpec(spec, Specs(file).Any(whole => whole.Deployment?.Routes?.Entries.Any(route => route.Value.Value == service.Name) == true)))
                yield return found;
        }
    }

    IEnumerable<Diagnostic> OfSpec(DeploymentSpec spec, bool isRouted)
    {
        if (spec.Deployment?.Pattern is { } pattern && pattern.Value != Defaults.Pattern(file.Base))
            yield return SolutionDiagnostics.OtherPattern(pattern.Span, Words.ToKebabCase(pattern.Value.ToString()), Words.ToKebabCase(Defaults.Pattern(file.Base).ToString()));
        foreach (var used in spec.Deployment?.Uses?.Items ?? [])
        {
            if (services.FirstOrDefault(service => service.Name == used.Value) is not { } target)
                yield return SolutionDiagnostics.UnknownService(used.Span, used.Value, Names);
            else if (!Defaults.ServesHttp(target.File.Base, target.Facts))
                yield return SolutionDiagnostics.NoRequests(used.Span, used.Value);
        }

        if (Defaults.Pattern(file.Base) != Pattern.Kubernetes)
        {
            // Alone it would have two colours; here Caddy leads to the services by their paths.
            if (Defaults.IsOnServer(spec) && Defaults.IsOn(spec.Bluegreen))
                yield return ToolingDiagnostics.NotGenerated(spec.Bluegreen!.KeySpan, "bluegreen of one service of several");
            yield break;
        }

        var router = ReleasePlanner.Plan(RoutedAs(spec), servesHttp: true).Router;
        if ((spec.Canary?.KeySpan ?? spec.Bluegreen?.KeySpan) is not { } release)
            yield break;
        if (router is TrafficRouter.Nginx or TrafficRouter.Gateway)
            yield return SolutionDiagnostics.SharedRoute(release, router == TrafficRouter.Nginx ? "ingress" : "gateway");
        else if (router == TrafficRouter.Istio && isRouted)
            yield return SolutionDiagnostics.SharedRoute(release);
    }

    static IEnumerable<string> PartsOf(CheckedService service) =>
        Specs(service.File).SelectMany(static spec => spec.Deployment?.Workers?.Items ?? []).Select(static worker => worker.Name?.Value ?? "")
            .Concat(["data", "migrate", "mongodb", "mongodb-backup", "mongodb-offsite", "postgres", "postgres-backup", "postgres-offsite", "rabbitmq", "redis", "seed"]);

    // The traffic comes in by the solution's ingress, whatever the service itself says.
    DeploymentSpec RoutedAs(DeploymentSpec spec) =>
        spec.Kubernetes is null ? spec with { Kubernetes = file.Base.Kubernetes } : spec with { Kubernetes = spec.Kubernetes with { Ingress = file.Base.Kubernetes?.Ingress } };

    static IEnumerable<DeploymentSpec> Specs(DeploymentFile file) => file.Environments.Select(static environment => environment.Spec).Prepend(file.Base);

    static TextSpan? Domain(DeploymentSpec spec) => spec.Deployment?.Domain?.Span ?? spec.Kubernetes?.Ingress?.Domain?.Span;

    static IEnumerable<(TextSpan At, string Key)> KeysOfOneService(DeploymentSpec spec)
    {
        var app = spec.Deployment;
        (TextSpan? At, string Key)[] keys =
        [
            (app?.Framework?.Span, "framework"), (app?.Port?.Span, "port"), (app?.Image?.Span, "image"), (app?.Workers?.KeySpan, "workers"), (app?.Uses?.KeySpan, "uses"),
            ((app?.Health?.Liveness ?? app?.Health?.Readiness ?? app?.Health?.Startup)?.Span, "health"),
            ((app?.Build?.Context ?? app?.Build?.Dockerfile)?.Span ?? app?.Build?.Args?.KeySpan ?? app?.Build?.SystemPackages?.KeySpan, "build"),
            (spec.Kubernetes?.Database?.KeySpan, "database"), (spec.Lambda?.KeySpan, "lambda"), (spec.Migrations?.KeySpan, "migrations"),
        ];
        return keys.Where(static key => key.At is not null).Select(static key => (key.At!.Value, key.Key));
    }
}
