using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>
/// How much a namespace must hold when everything runs at its most: all copies that the autoscalers may start, those that a release adds, and the
/// backing services. A quota that stands in the way of the last copy would strike under load, so a fifth is added.
/// </summary>
static class QuotaPlanner
{
    const decimal Mebibyte = 1024m * 1024;

    /// <summary>Pods of the moment: the test, the solver of a certificate, the backup before a migration; each small.</summary>
    const int PassingPods = 5;

    /// <summary>What containers get that say nothing, and the limits of what the proxies of Istio ask for by themselves.</summary>
    public static (Amounts Request, Amounts Limit) Usual { get; } = (new Amounts(100, 128 * Mebibyte), new Amounts(500, 256 * Mebibyte));

    static readonly (Amounts Request, Amounts Limit) Pooler = (new Amounts(50, 64 * Mebibyte), new Amounts(500, 128 * Mebibyte));

    /// <summary>https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1: 100m and 128Mi, at most 2 cores and 1Gi.</summary>
    static readonly (Amounts Request, Amounts Limit) IstioProxy = (new Amounts(100, 128 * Mebibyte), new Amounts(2000, 1024 * Mebibyte));

    /// <summary>The quota of what is deployed into one namespace.</summary>
    public static QuotaPlan Of(IEnumerable<DeploymentPlan> plans)
    {
        var (pods, claims, storage) = (0, 0, 0m);
        var (requests, limits) = (new Amounts(0, 0), new Amounts(0, 0));
        void Add(int count, Amounts request, Amounts limit)
        {
            pods += count;
            (requests, limits) = (requests + (request * count), limits + (limit * count));
        }

        void AddOf(int count, ResourcesPlan resources) =>
            Add(count, new Amounts(resources.Cpu.Amount, resources.Memory.Amount), new Amounts(resources.CpuLimit.Amount, resources.MemoryLimit.Amount));
        void AddVolumes(int count, Quantity size) => (claims, storage) = (claims + count, storage + (count * size.Amount));

        var mesh = MeshKind.None;
        foreach (var plan in plans)
        {
            mesh = plan.Kubernetes!.Mesh.Kind;
            AddApp(plan, plan.Kubernetes, AddOf);
            AddServices(plan, Add, AddOf, AddVolumes);
        }

        Add(PassingPods, Usual.Request, Usual.Limit);
        var proxy = mesh switch { MeshKind.Istio => IstioProxy, MeshKind.Linkerd => Usual, _ => (Request: new Amounts(0, 0), Limit: new Amounts(0, 0)) };
        return new QuotaPlan(
            Roomy(pods), claims, WithRoom(requests + (proxy.Request * pods)), WithRoom(limits + (proxy.Limit * pods)), storage);
    }

    static void AddApp(DeploymentPlan plan, KubernetesPlan kubernetes, Action<int, ResourcesPlan> add)
    {
        if (plan.Part is not { IsShared: true })
        {
            var copies = kubernetes.Autoscaling.Enabled ? kubernetes.Autoscaling.Max : kubernetes.Replicas;
            // The new version stands beside the whole old one, or its pods replace the others one by one.
            add(copies + (kubernetes.Release.Strategy == ReleaseStrategy.Rolling ? 1 : copies), plan.Resources);
        }

        foreach (var worker in plan.Workers)
            add((worker.Autoscaling?.Max ?? worker.Replicas) + (worker.IsSingleton ? 0 : 1), worker.Resources);
        if (plan.Migrations is not null)
            add(1, plan.Resources);
    }

    static void AddServices(DeploymentPlan plan, Action<int, Amounts, Amounts> add, Action<int, ResourcesPlan> addOf, Action<int, Quantity> addVolumes)
    {
        if (plan.Postgres is { InCluster: true } postgres)
        {
            // The operator makes a new instance by a job that has the resources of one.
            addOf(postgres.Instances + 1, postgres.Resources);
            addVolumes(postgres.Instances + 1, postgres.Storage);
            if (postgres.Pooler is { } pooler)
                add(pooler.Instances + 1, Pooler.Request, Pooler.Limit);
        }

        bool RunsHere(string kind, string? externalHost) => externalHost is null && plan.Part?.Shared.Contains(kind, StringComparer.Ordinal) != true;
        if (plan.Redis is { } redis && RunsHere("redis", redis.ExternalHost))
        {
            addOf(1, redis.Resources);
            addVolumes(1, redis.Storage);
        }

        if (plan.MongoDb is { } mongoDb && RunsHere("mongodb", mongoDb.ExternalHost))
        {
            addOf(1, mongoDb.Resources);
            addVolumes(1, mongoDb.Storage);
        }

        if (plan.RabbitMq is { } rabbitMq && RunsHere("rabbitmq", rabbitMq.ExternalHost))
        {
            addOf(rabbitMq.Replicas, rabbitMq.Resources);
            addVolumes(rabbitMq.Replicas, rabbitMq.Storage);
        }
    }

    static int Roomy(int pods) => pods + ((pods + 4) / 5);

    static Amounts WithRoom(Amounts amounts) => new(amounts.Cpu * 1.2m, amounts.Memory * 1.2m);
}
