using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Plan;

/// <summary>From what is written to what shall happen: defaults applied, names resolved, per environment.</summary>
public static class Planner
{
    /// <summary>Plans a file that has no errors.</summary>
    /// <param name="file">The file.</param>
    /// <param name="facts">What the build knows.</param>
    /// <param name="part">What the app is to the other services of its solution; null when it stands alone.</param>
    public static DeploymentPlans Plan(DeploymentFile file, ProjectFacts facts, SolutionPart? part = null)
    {
        var known = ImageDigests.ForBase(facts, file.Base);
        return new DeploymentPlans(
            Plan(file.Base, known, file.BaseEnvironment, part, file.BasePlace),
            file.Environments.Select(environment => (environment.Name.Value, Plan(environment.Spec, known, environment.Name.Value, part, environment.Place))).ToList());
    }

    /// <summary>Plans one environment; <paramref name="environment"/> is empty for the base.</summary>
    /// <param name="spec">What is written.</param>
    /// <param name="facts">What the build knows.</param>
    /// <param name="environment">Its name.</param>
    /// <param name="part">What the app is to the other services of its solution.</param>
    /// <param name="own">The environment's own lines; null for the base.</param>
    internal static DeploymentPlan Plan(DeploymentSpec spec, ProjectFacts facts, string environment, SolutionPart? part, TextSpan? own = null)
    {
        var framework = Defaults.Framework(spec, facts) ?? throw new InvalidOperationException("The rules refuse a file without framework.");
        var name = Defaults.Name(spec, facts);
        var app = spec.Deployment;
        var resources = AppResources(app?.Resources, framework);
        var image = ImagePlanner.Plan(spec, facts, framework);
        var secrets = (app?.Secrets?.Items ?? []).Where(static secret => secret.Name is not null)
            .Select(static secret => new SecretPlan(secret.Name!.Value, secret.From?.Value ?? secret.Name.Value))
            .OrderBy(static secret => secret.Name, StringComparer.Ordinal).ToList();
        var postgres = Defaults.HasPostgres(spec, facts) ? ServicePlanner.Postgres(spec, facts, name) : null;
        var redis = Defaults.HasRedis(spec, facts) ? ServicePlanner.Redis(spec) : null;
        // What several services share is called by the solution, and so is the user that they have there.
        string OwnerOf(string kind) => part is not null && (part.IsShared || part.Shared.Contains(kind, StringComparer.Ordinal)) ? part.Solution : name;
        var mongoDb = spec.Services?.MongoDb is { } document ? ServicePlanner.MongoDb(document, OwnerOf("mongodb")) : null;
        var rabbitMq = spec.Services?.RabbitMq is { } broker ? ServicePlanner.RabbitMq(broker, OwnerOf("rabbitmq"), Defaults.Pattern(spec)) : null;
        var plan = new DeploymentPlan
        {
            Name = name,
            Environment = environment,
            Framework = framework,
            Pattern = Defaults.Pattern(spec),
            Metadata = Metadata(facts),
            ImageRepository = Defaults.ImageRepository(spec, facts),
            ImageTag = Defaults.Tag(spec, facts),
            ImageDigest = ImageDigests.Of(Defaults.ImageRepository(spec, facts), Defaults.Tag(spec, facts), facts),
            Locked = facts.Locked,
            Domain = app?.Domain?.Value ?? Defaults.Domain(spec),
            ServesHttp = Defaults.ServesHttp(spec, facts),
            Port = Defaults.Port(spec, facts, framework),
            Health = Health(app?.Health),
            Resources = resources,
            Env = Sorted(app?.Env),
            Secrets = secrets,
            Workers = WorkerPlanner.Plan(app?.Workers, framework, name, resources,
                // Who has both keeps its queues in the one made for them; Sidekiq knows no other than Redis.
                Defaults.QueuesInRedis(spec, facts)),
            Postgres = postgres,
            Redis = redis,
            MongoDb = mongoDb,
            RabbitMq = rabbitMq,
            Uses = Uses(app, part),
            Part = part,
            Flags = FeatureFlagsPlanner.Plan(spec.FeatureFlags),
            Migrations = MigrationPlanner.Plan(spec, facts, framework, postgres),
            Seed = MigrationPlanner.Seed(spec.Migrations, framework),
            Image = image,
            Server = ServerPlanner.Plan(spec, facts, postgres, mongoDb, part),
            Kubernetes = Defaults.Pattern(spec) != Pattern.Kubernetes ? null : KubernetesPlanner.Plan(spec, name, image, secrets.Count > 0, Defaults.ServesHttp(spec, facts)) with
            {
                GitOps = Defaults.HasArgoCd(spec) ? new GitOpsPlan(Defaults.ChartFolder(spec, facts)) : null,
                SecretStore = SecretStorePlanner.Plan(spec, part is null ? name : $"{part.Solution}-{name}", secrets, postgres, ServicePasswords.Of(postgres, redis, mongoDb, rabbitMq)
                    // The chart that runs a shared service makes its Secret.
                    .Where(password => part?.Shared.Contains(password.Service, StringComparer.Ordinal) != true)),
            },
            Causes = Causes(spec),
        };
        return plan with { Cloud = CloudPlanner.Plan(spec, facts, plan, own) };
    }

    /// <summary>Entries by name, so that their order in the file changes no byte of output.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Sorted(LocatedMap<Located<string>>? map) =>
        (map?.Entries ?? []).Select(static entry => new KeyValuePair<string, string>(entry.Key.Value, entry.Value.Value))
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal).ToList();

    /// <summary>Written values over usual ones; a usual limit rises with a request that is written above it.</summary>
    internal static ResourcesPlan Resources(ResourcesSpec? written, ResourcesPlan usual)
    {
        var cpu = written?.Cpu?.Value ?? Lower(usual.Cpu, written?.CpuLimit?.Value);
        var memory = written?.Memory?.Value ?? Lower(usual.Memory, written?.MemoryLimit?.Value);
        return new ResourcesPlan(
            cpu, memory,
            written?.CpuLimit?.Value ?? Higher(usual.CpuLimit, cpu),
            written?.MemoryLimit?.Value ?? Higher(usual.MemoryLimit, memory));
    }

    static Quantity Lower(Quantity usual, Quantity? limit) => limit is not null && limit.Amount < usual.Amount ? limit : usual;

    static Quantity Higher(Quantity usual, Quantity request) => request.Amount > usual.Amount ? request : usual;

    static ResourcesPlan AppResources(ResourcesSpec? written, Framework framework)
    {
        var (cpu, memory, cpuLimit, memoryLimit) = Defaults.Resources(framework);
        return Resources(written, new ResourcesPlan(Quantity.Cpu(cpu), Quantity.Size(memory), Quantity.Cpu(cpuLimit), Quantity.Size(memoryLimit)));
    }

    static IReadOnlyList<UsePlan> Uses(AppSpec? app, SolutionPart? part) => (app?.Uses?.Items ?? [])
        .Select(static used => used.Value).Distinct(StringComparer.Ordinal).OrderBy(static used => used, StringComparer.Ordinal)
        .Select(used => new UsePlan(used, part is not null && part.Ports.TryGetValue(used, out var port) ? port : 8080)).ToList();

    static HealthPlan Health(HealthSpec? health)
    {
        var liveness = Defaults.Liveness(health);
        return new HealthPlan(liveness, Defaults.Readiness(health), health?.Startup?.Value ?? liveness);
    }

    internal static MetadataPlan Metadata(ProjectFacts facts) => new(
        SemVer.FromNuGet(facts.Version),
        facts.Description,
        facts.Authors.Split(',', ';').Select(static author => author.Trim()).Where(static author => author.Length > 0).ToList(),
        facts.ProjectUrl, facts.License, facts.RepositoryUrl, facts.RepositoryCommit);

    static PlanCauses Causes(DeploymentSpec spec) => new(
        Spans(spec.Deployment?.KeySpan), Spans(spec.Services?.KeySpan), Spans(spec.Kubernetes?.KeySpan, spec.Deployment?.Pattern?.Span), Spans(spec.Secrets?.KeySpan, spec.Deployment?.Secrets?.KeySpan),
        Spans(spec.FeatureFlags?.KeySpan));

    static List<TextSpan> Spans(params TextSpan?[] spans) => spans.OfType<TextSpan>().ToList();
}
