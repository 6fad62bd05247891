using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>PgBouncer stands before a database in the cluster, and opens no more connections than that takes.</summary>
sealed class Pooler : SpecRule
{
    public override IReadOnlyList<string> Needs => ["pooler", "operator", "external", "postgres", "max_connections", "instances", "default_pool_size", "size"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (spec.Kubernetes?.Database?.Pooler is not { } pooler || !Defaults.IsOn(pooler) || Defaults.Pattern(spec) != Pattern.Kubernetes)
            yield break;
        if (!Defaults.PostgresInCluster(spec, context.Facts))
        {
            yield return MonitoringDiagnostics.PoolerWithoutCluster(context.Place(pooler.KeySpan, spec.Services?.Postgres?.External?.Span, spec.Kubernetes.Database.Operator?.Span));
            yield break;
        }

        var (instances, size, most) = (Defaults.PoolerInstances(pooler), Defaults.PoolSize(spec, pooler), Defaults.MaxConnections(spec));
        if ((long)instances * size > most * 9L / 10)
            yield return MonitoringDiagnostics.PoolTooLarge(context.Place(pooler.DefaultPoolSize?.Span ?? pooler.Instances?.Span ?? pooler.KeySpan, pooler.Instances?.Span), instances, size, most);
    }
}
