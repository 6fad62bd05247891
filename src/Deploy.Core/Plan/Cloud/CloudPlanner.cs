using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Plan.Cloud;

/// <summary>What is created on a platform.</summary>
static class CloudPlanner
{
    /// <summary>Plans the infrastructure; null where nothing is created.</summary>
    /// <param name="spec">What is written.</param>
    /// <param name="facts">What the build knows.</param>
    /// <param name="app">The rest of the plan.</param>
    /// <param name="own">The environment's own lines; null for the base.</param>
    public static CloudPlan? Plan(DeploymentSpec spec, ProjectFacts facts, DeploymentPlan app, TextSpan? own)
    {
        if (Defaults.CloudRoot(spec) is not { } root || app.Part is not null)
            return null;
        var platform = Defaults.Platform(spec);
        var isAws = platform == Platform.Aws;
        var production = app.Pattern == Pattern.ProductionSaas;
        var regions = RegionsPlanner.Plan(spec);
        var email = spec.Monitoring?.Alerts?.Email?.Value ?? "";
        return new CloudPlan
        {
            Platform = platform,
            Root = root,
            Environment = EnvironmentName(app.Environment),
            Region = Defaults.CloudRegion(spec),
            Account = isAws ? spec.Aws?.Account?.Value ?? "" : "",
            ResourceGroup = isAws || spec.Azure?.ResourceGroup is not { } group ? "" : IsInherited(group.Span, own) && !IsProduction(app.Environment) ? $"{group.Value}-{app.Environment}" : group.Value,
            Protect = IsProduction(app.Environment),
            Network = new CloudNetworkPlan(
                Defaults.VpcCidr(spec),
                isAws ? spec.Aws?.Azs?.Value ?? (production || root == CloudRoot.Cluster ? 3 : 2)
                    : AzureRegions.HaveZones(Defaults.CloudRegion(spec)) && (production || root == CloudRoot.Cluster) ? 3 : 1,
                spec.Aws?.Nat?.Value ?? (production ? NatMode.PerAz : NatMode.Single)),
            Registry = Registry(spec, facts, platform, root),
            App = App(spec, app, isAws),
            Workers = app.Workers.Select(worker => new KeyValuePair<WorkerPlan, TaskPlan>(worker, Worker(worker, isAws))).ToList(),
            EgressPorts = CloudServicePlanner.EgressPorts(app),
            Spot = spec.Aws?.Spot?.Value ?? false,
            Colours = production || Defaults.IsOn(spec.Bluegreen) || Defaults.IsOn(spec.Canary),
            Database = root == CloudRoot.Apps ? CloudServicePlanner.Database(spec, app, isAws, IsProduction(app.Environment), regions) : null,
            Cache = root == CloudRoot.Apps ? CloudServicePlanner.Cache(spec, app, isAws) : null,
            Documents = root == CloudRoot.Apps ? CloudServicePlanner.Documents(app, isAws, Defaults.CloudRegion(spec)) : null,
            Broker = root == CloudRoot.Apps && isAws ? CloudServicePlanner.Broker(spec, app) : null,
            Domain = app.ServesHttp ? Domain(spec, app, own, isAws) : null,
            Waf = isAws && root == CloudRoot.Apps && (spec.Aws?.Waf?.Value ?? production),
            LogDays = CloudSizes.Retention(spec.Aws?.LogRetention?.Value ?? TimeSpan.FromDays(30)),
            Alarms = spec.Monitoring?.Level?.Value == MonitoringLevel.None ? null : new CloudAlarmsPlan(
                email, spec.Rollback?.Triggers?.ErrorRate?.Value ?? 5,
                Math.Max(1, (int)Math.Ceiling((spec.Rollback?.Triggers?.Latency ?? spec.Monitoring?.Slo?.LatencyP99)?.Value.TotalMilliseconds ?? 1000))),
            Storage = root == CloudRoot.Apps && (production || regions?.CopiesStorage == true),
            Flags = root == CloudRoot.Apps && isAws ? Flags(spec.FeatureFlags) : null,
            Lambda = root == CloudRoot.Apps && isAws ? Lambda(spec.Lambda, facts, app.Framework) : null,
            Budget = spec.Budget?.Monthly is { } monthly ? new BudgetPlan(monthly.Value, spec.Budget.Currency?.Value ?? "USD", email) : null,
            Cluster = root == CloudRoot.Cluster ? Cluster(spec, app, own, isAws) : null,
            // Images are built for x86 unless somebody says otherwise.
            Server = root == CloudRoot.Server ? new CloudServerPlan(isAws ? "t3.small" : "Standard_B2ats_v2", 20) : null,
            Regions = regions,
            Causes = new[] { spec.Deployment?.Pattern?.Span, spec.Deployment?.Platform?.Span, spec.Aws?.KeySpan, spec.Azure?.KeySpan, spec.Services?.KeySpan }.OfType<TextSpan>().ToList(),
        };
    }

    /// <summary>The base is what runs in production.</summary>
    static string EnvironmentName(string environment) => environment.Length == 0 ? "production" : environment;

    static bool IsProduction(string environment) => environment is "" or "prod" or "production";

    // A registry stands before the first slash, and only a host has a dot, a port, or is called localhost.
    static CloudRegistryPlan? Registry(DeploymentSpec spec, ProjectFacts facts, Platform platform, CloudRoot root)
    {
        if (root == CloudRoot.Server)
            return null;
        var acr = spec.Azure?.Acr;
        if (ImageHasRegistry(Defaults.ImageRepository(spec, facts)) && (platform == Platform.Aws || acr is null))
            return null;
        return new CloudRegistryPlan(
            // A cluster's registry is private, which only the highest tier is; Container Apps sign in to any.
            acr?.Sku?.Value ?? (root == CloudRoot.Apps && acr is null ? AcrSku.Basic : AcrSku.Premium),
            (acr?.Georeplications?.Items ?? []).Select(static region => region.Value).OrderBy(static region => region, StringComparer.Ordinal).ToList(),
            (acr?.AllowedIps?.Items ?? []).Select(static network => network.Value).OrderBy(static network => network, StringComparer.Ordinal).ToList());
    }

    static bool ImageHasRegistry(string repository)
    {
        var slash = repository.IndexOf('/');
        var first = slash < 0 ? "" : repository.Substring(0, slash);
        return first == "localhost" || first.IndexOfAny(['.', ':']) >= 0;
    }

    static TaskPlan App(DeploymentSpec spec, DeploymentPlan app, bool isAws)
    {
        var (cpu, memory) = isAws ? CloudSizes.FargateTask(app.Resources) : CloudSizes.ContainerApp(app.Resources);
        var (min, max) = Defaults.Tasks(spec);
        var fewest = spec.Aws?.Tasks?.Min?.Value ?? spec.Deployment?.Replicas?.Value ?? min;
        return new TaskPlan(cpu, memory, fewest, spec.Aws?.Tasks?.Max?.Value ?? Math.Max(max, fewest), 70);
    }

    static TaskPlan Worker(WorkerPlan worker, bool isAws)
    {
        var (cpu, memory) = isAws ? CloudSizes.FargateTask(worker.Resources) : CloudSizes.ContainerApp(worker.Resources);
        // The length of a queue is no metric of the platform: such a worker follows its processor time, which wakes nothing.
        return worker.Autoscaling is { } scaling ? new TaskPlan(cpu, memory, Math.Max(1, scaling.Min), Math.Max(1, scaling.Max), scaling.TargetCpu ?? 70) : new TaskPlan(cpu, memory, worker.Replicas, worker.Replicas, null);
    }

    // A name leads to one environment: what only inherits that of production stands below it. What is written itself is taken.
    static CloudDomainPlan? Domain(DeploymentSpec spec, DeploymentPlan app, TextSpan? own, bool isAws)
    {
        if (app.Domain is not { } written)
            return null;
        var isInherited = (spec.Kubernetes?.Ingress?.Domain ?? spec.Deployment?.Domain) is { } place && IsInherited(place.Span, own) && !IsProduction(app.Environment);
        // The chart's ingress has the name that is written; the record of a name that is production's is production's.
        if (isInherited && app.Kubernetes is not null)
            return null;
        return new CloudDomainPlan(isInherited ? $"{app.Environment}.{written}" : written, Zone(spec, written), isAws && !isInherited ? spec.Aws?.CertificateArn?.Value ?? "" : "");
    }

    static bool IsInherited(TextSpan place, TextSpan? own) => own is { } lines && (place.Start < lines.Start || place.End > lines.End);

    // Names lie in the zone of the name that was bought: example.com, or example.co.uk below a country. Who has it otherwise says so.
    static string Zone(DeploymentSpec spec, string domain)
    {
        if ((Defaults.Platform(spec) == Platform.Azure ? spec.Azure?.DnsZone : spec.Aws?.HostedZone)?.Value is { } zone)
            return zone;
        var labels = domain.Split('.');
        var isBelowCountry = labels.Length > 2 && labels[labels.Length - 1].Length == 2 && labels[labels.Length - 2] is "ac" or "co" or "com" or "edu" or "gov" or "net" or "org";
        return string.Join(".", labels.Skip(Math.Max(0, labels.Length - (isBelowCountry ? 3 : 2))));
    }

    static CloudFlagsPlan? Flags(FeatureFlagsSpec? section)
    {
        if (section is null || FeatureFlagsPlanner.Provider(section) is not (FlagProvider.Appconfig or FlagProvider.Ssm))
            return null;
        return new CloudFlagsPlan(FeatureFlagsPlanner.Provider(section), (section.Flags?.Entries ?? []).Select(static entry => new CloudFlagPlan(
                entry.Key.Value,
                entry.Value.Enabled?.Value ?? false,
                entry.Value.Percentage?.Value ?? 100,
                (entry.Value.Allowlist?.Items ?? []).Select(static user => user.Value).Distinct(StringComparer.Ordinal).ToList(),
                (entry.Value.Variants?.Entries ?? []).Select(static variant => new KeyValuePair<string, string>(variant.Key.Value, variant.Value.Value)).ToList()))
            .OrderBy(static flag => flag.Name, StringComparer.Ordinal).ToList());
    }

    static LambdaPlan? Lambda(LambdaSpec? section, ProjectFacts facts, Framework framework)
    {
        if (section is null)
            return null;
        var (handler, runtime) = framework switch
        {
            Framework.Django => ("lambda_function.handler", "python3.12"),
            Framework.Fraiseql => ("lambda_function.handler", "python3.13"),
            Framework.Rails => ("lambda_function.handler", "ruby3.3"),
            // A native executable is its own runtime.
            _ when facts.IsAot => ("bootstrap", "provided.al2023"),
            _ => (facts.AssemblyName, $"dotnet{(facts.DotNetVersion.Length > 0 ? facts.DotNetVersion.Split('.')[0] : "8")}"),
        };
        var package = framework == Framework.Aspnet ? $"bin/Release/net{facts.DotNetVersion}/publish" : "artifacts/lambda.zip";
        var functions = (section.Functions?.Items ?? []).Where(static function => function.Name is not null)
            .Select(function => new LambdaFunctionPlan(
                function.Name!.Value, function.Handler?.Value ?? handler, function.Runtime?.Value ?? runtime, function.Memory?.Value ?? 512,
                (int)(function.Timeout?.Value ?? TimeSpan.FromSeconds(30)).TotalSeconds, function.Package?.Value ?? package))
            .OrderBy(static function => function.Name, StringComparer.Ordinal).ToList();
        return new LambdaPlan(
            functions.Count > 0 ? functions : [new LambdaFunctionPlan("app", handler, runtime, 512, 30, package)],
            section.Alias?.Value ?? "live", section.ApiGateway?.Value ?? true,
            (section.Weights?.Value.Split(',') ?? []).Select(static part => part.Split(':')).Select(static part => new KeyValuePair<string, int>(
                part[0], int.Parse(part[1], System.Globalization.CultureInfo.InvariantCulture))).ToList());
    }

    static CloudClusterPlan Cluster(DeploymentSpec spec, DeploymentPlan app, TextSpan? own, bool isAws)
    {
        var (least, most) = Defaults.Nodes;
        if (isAws)
        {
            var node = spec.Aws?.Node;
            var (min, max) = (node?.Min?.Value ?? least, node?.Max?.Value ?? most);
            return new CloudClusterPlan(
                spec.Aws?.KubernetesVersion?.Value ?? "1.35", node?.InstanceType?.Value ?? "m7i.large", Between(node?.Count?.Value ?? 3, min, max), min, max,
                CloudSizes.Gibibytes(node?.Disk?.Value ?? Quantity.Size("100Gi")), "", "");
        }

        var azure = spec.Azure?.Node;
        var (fewest, highest) = (azure?.Min?.Value ?? least, azure?.Max?.Value ?? most);
        return new CloudClusterPlan(
            spec.Azure?.KubernetesVersion?.Value ?? "", azure?.VmSize?.Value ?? "Standard_D4s_v5", Between(azure?.Count?.Value ?? 3, fewest, highest), fewest, highest,
            CloudSizes.Gibibytes(azure?.Disk?.Value ?? Quantity.Size("100Gi")), (spec.Azure?.KeyVault is { } vault && IsInherited(vault.Span, own) && !IsProduction(app.Environment) ? null : Defaults.KeyVault(spec)) ?? "", spec.Azure?.LogAnalytics?.Value ?? "");
    }

    static int Between(int value, int min, int max) => Math.Min(max, Math.Max(min, value));
}
