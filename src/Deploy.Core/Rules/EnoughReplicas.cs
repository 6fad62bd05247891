using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Production and databases in Kubernetes run more than one copy.</summary>
sealed class EnoughReplicas : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) == Pattern.ProductionSaas && spec.Deployment?.Replicas is { Value: 1 } replicas)
            yield return AdviceDiagnostics.OneReplica(replicas.Span);
        if (Defaults.PostgresInCluster(spec, context.Facts) && (spec.Kubernetes?.Database?.Replicas ?? spec.Services?.Postgres?.Replicas) is { Value: 1 } instances)
            yield return AdviceDiagnostics.OneDatabase(instances.Span);
    }
}
