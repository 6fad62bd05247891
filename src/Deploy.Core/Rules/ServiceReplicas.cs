using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Only some of the backing services run more than once, and a cluster of RabbitMQ has a majority.</summary>
sealed class ServiceReplicas : SpecRule
{
    public override IReadOnlyList<string> Needs => ["replicas", "external"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var services = context.Spec.Services;
        foreach (var (service, name, elsewhere) in new[] { (services?.Redis, "Redis", "a replicated one (ElastiCache, Azure Cache)"), (services?.MongoDb, "MongoDB", "a replica set (Atlas, an operator's)") })
        {
            if (service is { Replicas: { Value: > 1 } copies, External: not { Value: true } })
                yield return EffectDiagnostics.OneCopy(copies.Span, name, elsewhere);
        }

        if (Defaults.Pattern(context.Spec) == Pattern.Kubernetes
            && services?.RabbitMq is { Replicas: { } nodes, External: not { Value: true } } && nodes.Value % 2 == 0)
        {
            yield return CombinationDiagnostics.NoMajority(nodes.Span, nodes.Value);
        }
    }
}
