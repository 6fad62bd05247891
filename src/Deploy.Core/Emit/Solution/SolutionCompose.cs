using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Docker;
using Deploy.Core.Plan;
using Deploy.Core.Solution;

namespace Deploy.Core.Emit.Solution;

/// <summary>
/// One compose file out of those of the services. Every service has a network of its own, which those that use it join, and one with its backing
/// services, where these keep their short names: so what a service is told is the same as when it stands alone.
/// </summary>
static class SolutionCompose
{
    /// <summary>Folder on the server in which each database has one for its backups.</summary>
    const string Backups = "./backups/";

    public static DataMap Laptop(SolutionPlan plan)
    {
        // A fixed port each, in the order of the names, from the usual one on.
        var port = 8080;
        return WithTools(plan, ScrapeTargets.Folder, laptop: true, Merge(plan, laptop: true, part => LaptopCompose.Build(part, part.Image.OwnDockerfile ?? part.Image.DockerfileFromContext), (part, service) =>
        {
            if (service["ports"] is null)
                return service;
            var names = new ComposeNames(part);
            var outside = (port++).ToString(CultureInfo.InvariantCulture);
            return With(service, "ports", new DataList { $"127.0.0.1:${{{names.PortVariable}:-{outside}}}:{part.Port.ToString(CultureInfo.InvariantCulture)}" });
        }));
    }

    /// <summary>compose.watch.yaml: what those of the services say, under the names of this file.</summary>
    public static DataMap Watch(SolutionPlan plan)
    {
        var (services, volumes) = (new DataMap(), new DataMap());
        foreach (var part in plan.Services.Where(WatchCompose.Applies))
        {
            var names = new ComposeNames(part);
            var file = WatchCompose.Build(part, part.Image.OwnDockerfile ?? part.Image.DockerfileFromContext);
            foreach (var service in (DataMap)file["services"]!)
            {
                var renamed = (DataMap)service.Value;
                if (renamed["volumes"] is DataList mounts)
                    renamed = With(renamed, "volumes", Texts(mounts, volume => volume[0] is '.' or '/' ? volume : names.Volume(volume)));
                services.Add(names.Container(service.Key), renamed);
            }

            foreach (var volume in file["volumes"] as DataMap ?? [])
                volumes.Add(names.Volume(volume.Key), volume.Value);
        }

        var watch = new DataMap { { "services", services } };
        watch.AddIfSet("volumes", volumes.Entries.Count > 0 ? volumes : null);
        return watch;
    }

    // One of each for all services, on a network of their own and on those of what they show.
    static DataMap WithTools(SolutionPlan plan, string targets, bool laptop, DataMap file)
    {
        var postgres = plan.Parts.Where(part => part.Postgres is { } server && (laptop || server.ExternalHost is null) && !new ComposeNames(part).IsElsewhere("postgres")).Select(static part => new ComposeNames(part)).ToList();
        var apps = plan.Services.Where(static service => service.ServesHttp).Select(static service => service.Name).ToList();
        if (postgres.Count == 0 && apps.Count == 0)
            return file;
        ((DataMap)file["networks"]!).Add("tools", new DataMap());
        return AdminServices.Add(file, new AdminAccess(postgres.Count > 0 ? postgres[0].Container("postgres") : null, postgres.ConvertAll(static names => names.DataNetwork), ["tools", .. apps],
            apps.Count > 0 ? targets : null), laptop);
    }

    public static DataMap Production(SolutionPlan plan, string routes, string targets, Func<DeploymentPlan, string> flags)
    {
        var file = WithTools(plan, targets, laptop: false, Merge(plan, laptop: false, part => ProductionCompose.Build(part, flags(part)), static (_, service) => service));
        if (plan.Routes.Count == 0)
            return file;
        var services = new DataMap { { "caddy", Caddy(plan, routes), "The only service that can be reached from outside. Root without rights but one: to listen below port 1024." } };
        foreach (var entry in (DataMap)file["services"]!)
            services.Add(entry.Key, entry.Value, entry.Comment);
        var volumes = new DataMap { { "caddy-config", new DataMap() }, { "caddy-data", new DataMap() } };
        foreach (var entry in file["volumes"] as DataMap ?? [])
            volumes.Add(entry.Key, entry.Value);
        var whole = new DataMap { { "services", services }, { "networks", file["networks"]! }, { "volumes", volumes } };
        whole.AddIfSet("secrets", file["secrets"]);
        return whole;
    }

    static DataMap Caddy(SolutionPlan plan, string routes)
    {
        var reached = plan.Routes.Select(static route => route.Service).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();
        var caddy = ProductionCompose.Caddy(plan.Domain, new DataMap());
        caddy = With(caddy, "volumes", new DataList { "./Caddyfile:/etc/caddy/Caddyfile:ro", $"./{routes}:/etc/caddy/routes.caddy:ro", "caddy-data:/data", "caddy-config:/config" });
        return With(With(caddy, "depends_on", new DataList(reached)), "networks", new DataList(reached));
    }

    static DataMap Merge(SolutionPlan plan, bool laptop, Func<DeploymentPlan, DataMap> build, Func<DeploymentPlan, DataMap, DataMap> finish)
    {
        var (services, networks, volumes, secrets) = (new DataMap(), new DataMap(), new DataMap(), new DataMap());
        foreach (var part in plan.Parts)
        {
            var names = new ComposeNames(part);
            var file = build(part);
            if (part.Part is { IsShared: false })
                networks.Add(part.Name, new DataMap());
            foreach (var service in ((DataMap)file["services"]!).Where(service => service.Key != "caddy" && !names.IsElsewhere(service.Key)))
                services.Add(names.Container(service.Key), finish(part, Service(plan, part, names, laptop, service.Key, (DataMap)service.Value)), service.Comment);
            if (((DataMap)file["services"]!).Any(service => ComposeNames.Backing.Contains(service.Key, StringComparer.Ordinal) && !names.IsElsewhere(service.Key)))
                networks.Add(names.DataNetwork, new DataMap { { "internal", true } }, "No way out: the databases neither reach the internet nor are reached from it.");
            foreach (var volume in (file["volumes"] as DataMap ?? []).Where(volume => !volume.Key.StartsWith("caddy-", StringComparison.Ordinal) && !IsOfElsewhere(names, volume.Key)))
                volumes.Add(names.Volume(volume.Key), volume.Value);
            var made = new HashSet<string>(names.SecretRows().Select(static row => row.Name), StringComparer.Ordinal);
            foreach (var name in (file["secrets"] as DataMap ?? []).Select(secret => names.Secret(secret.Key)).Where(made.Contains))
                secrets.Add(name, new DataMap { { "file", $"./secrets/{name}" } });
        }

        var merged = new DataMap { { "services", services }, { "networks", networks } };
        if (volumes.Entries.Count > 0)
            merged.Add("volumes", volumes);
        if (secrets.Entries.Count > 0)
            merged.Add("secrets", secrets);
        return merged;
    }

    // redis-data belongs to redis.
    static bool IsOfElsewhere(ComposeNames names, string volume) => volume.LastIndexOf('-') is > 0 and var end && names.IsElsewhere(volume.Substring(0, end)) && ComposeNames.Backing.Contains(volume.Substring(0, end), StringComparer.Ordinal);

    static DataMap Service(SolutionPlan solution, DeploymentPlan plan, ComposeNames names, bool laptop, string name, DataMap service)
    {
        var renamed = new DataMap();
        foreach (var entry in service)
        {
            var value = (entry.Key, entry.Value) switch
            {
                ("image", DataScalar { Value: string image }) => image.Replace("${TAG:-", $"${{{names.TagVariable}:-"),
                ("depends_on", DataMap map) => Keys(map, names.Container),
                ("depends_on", DataList list) => Texts(list, names.Container),
                // On a laptop the flags are those of the base.
                ("volumes", DataList list) => Texts(list, volume => laptop && volume.StartsWith("./feature-flags:", StringComparison.Ordinal) ? volume.Replace("./feature-flags:", $"./feature-flags/{plan.Name}:")
                    : volume.StartsWith(Backups, StringComparison.Ordinal) ? Backups + names.Container(volume.Substring(Backups.Length))
                    : volume[0] is '.' or '/' ? volume : names.Volume(volume)),
                // Who has to stand still while a database is restored is known by another name here.
                ("environment", DataMap map) when ComposeNames.IsBackup(name) => Clients(solution, plan, names, ComposeNames.Database(name), map),
                ("secrets", DataList list) => Secrets(list, names),
                _ => entry.Value,
            };
            if (entry.Key != "networks")
                renamed.Add(entry.Key, value, entry.Comment);
        }

        renamed.Add("networks", ComposeNames.Backing.Contains(name, StringComparer.Ordinal) ? BackingNetworks(plan, names, name)
            : ComposeNames.IsBackup(name) ? new DataList { names.DataNetwork }
            // What is shared has no network with a way out.
            : ComposeNames.IsOffsite(name) ? new DataList { plan.Part!.IsShared ? "default" : plan.Name }
            : AppNetworks(plan, names, laptop));
        return renamed;
    }

    static DataMap Clients(SolutionPlan solution, DeploymentPlan plan, ComposeNames names, string database, DataMap environment)
    {
        var clients = plan.Part!.IsShared
            ? solution.Services.Where(service => service.Part!.Shared.Contains(database, StringComparer.Ordinal)).SelectMany(static service => ClientsOf(service, new ComposeNames(service)))
            : ClientsOf(plan, names);
        return With(environment, BackupServices.Clients, string.Join(" ", clients));
    }

    static IEnumerable<string> ClientsOf(DeploymentPlan service, ComposeNames names) =>
        ComposeFile.AppServices(service).Concat(service.Workers.Select(static worker => worker.Name)).Select(names.Container);

    static DataNode BackingNetworks(DeploymentPlan plan, ComposeNames names, string name) => plan.Part!.IsShared
        ? new DataList { names.DataNetwork }
        : new DataMap { { names.DataNetwork, new DataMap { { "aliases", new DataList { name } } } } };

    static DataList AppNetworks(DeploymentPlan plan, ComposeNames names, bool laptop)
    {
        var networks = new SortedSet<string>(plan.Uses.Select(static used => used.Name), StringComparer.Ordinal) { plan.Name };
        if (ComposeFile.Backing(plan, laptop).Any(kind => !names.IsElsewhere(kind)))
            networks.Add(names.DataNetwork);
        if (plan.Part!.Shared.Count > 0)
            networks.Add(ComposeNames.SharedNetwork);
        return new DataList(networks);
    }

    // Inside the container the secret keeps the name that the app knows.
    static DataNode Secrets(DataList list, ComposeNames names) => new DataList(list.Select(item => (string)((DataScalar)item).Value!)
        .Select(secret => names.Secret(secret) == secret ? (DataNode)secret : new DataMap { { "source", names.Secret(secret) }, { "target", secret } }));

    static DataList Texts(DataList list, Func<string, string> change) => new(list.Select(item => item is DataScalar { Value: string text } ? change(text) : item));

    static DataMap Keys(DataMap map, Func<string, string> change)
    {
        var changed = new DataMap();
        foreach (var entry in map)
            changed.Add(change(entry.Key), entry.Value, entry.Comment);
        return changed;
    }

    static DataMap With(DataMap map, string key, DataNode value)
    {
        var changed = new DataMap();
        foreach (var entry in map)
            changed.Add(entry.Key, entry.Key == key ? value : entry.Value, entry.Comment);
        return changed;
    }
}
