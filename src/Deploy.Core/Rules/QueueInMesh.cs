using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>KEDA stands outside the mesh: with strict mTLS it cannot ask for the length of a queue that lies inside.</summary>
sealed class QueueInMesh : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "framework", "workers", "queue", "services", "redis", "rabbitmq", "external", "kubernetes", "mesh", "kind", "mtls"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) != Pattern.Kubernetes || Defaults.Mesh(spec) == MeshKind.None || spec.Kubernetes?.Mesh?.Mtls?.Value == MutualTls.Permissive)
            yield break;
        var inRedis = Defaults.QueuesInRedis(spec, context.Facts);
        var keeper = inRedis ? spec.Services?.Redis : spec.Services?.RabbitMq;
        if (keeper is null || keeper.External is { Value: true })
            yield break;
        foreach (var worker in spec.Deployment?.Workers?.Items ?? [])
        {
            if (worker.Autoscaling?.Queue is { } queue)
                yield return CombinationDiagnostics.QueueInMesh(context.Place(queue.Span, spec.Kubernetes?.Mesh?.Mtls?.Span, spec.Kubernetes?.Mesh?.Kind?.Span), inRedis ? "Redis" : "RabbitMQ");
        }
    }
}
