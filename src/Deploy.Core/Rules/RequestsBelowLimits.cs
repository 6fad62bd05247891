using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>
/// Kubernetes refuses a container that asks for more than its limit. Only what is written can be wrong: a usual limit rises with a written
/// request, and a usual request falls with a written limit (see Planner.Resources).
/// </summary>
sealed class RequestsBelowLimits : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var app = context.Spec.Deployment;
        var all = new List<ResourcesSpec?> { app?.Resources };
        all.AddRange(app?.Workers?.Items.Select(static worker => worker.Resources) ?? []);
        return all.OfType<ResourcesSpec>()
            .SelectMany(static resources => new[] { Compare("cpu", resources.Cpu, resources.CpuLimit), Compare("memory", resources.Memory, resources.MemoryLimit) })
            .OfType<Diagnostic>();
    }

    static Diagnostic? Compare(string what, Located<Quantity>? request, Located<Quantity>? limit) =>
        request is not null && limit is not null && request.Value.Amount > limit.Value.Amount
            ? CombinationDiagnostics.RequestAboveLimit(request.Span, what, request.Value.Text, limit.Value.Text)
            : null;
}
