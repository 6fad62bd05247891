using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Kubernetes refuses a container that asks for more than its limit.</summary>
sealed class RequestsBelowLimits : SpecRule
{
    public override IReadOnlyList<string> Needs => ["framework", "cpu", "memory", "cpu_limit", "memory_limit"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.Framework(context.Spec, context.Facts) is not { } framework)
            return [];
        var (cpu, memory, cpuLimit, memoryLimit) = Defaults.Resources(framework);
        var app = context.Spec.Deployment?.Resources;
        var all = new List<ResourcesSpec?> { app };
        all.AddRange(context.Spec.Deployment?.Workers?.Items.Select(static worker => worker.Resources) ?? []);
        return all.SelectMany(resources => new[]
        {
            Compare("cpu", resources?.Cpu, resources?.CpuLimit, app?.Cpu?.Value ?? Quantity.Cpu(cpu), app?.CpuLimit?.Value ?? Quantity.Cpu(cpuLimit)),
            Compare("memory", resources?.Memory, resources?.MemoryLimit, app?.Memory?.Value ?? Quantity.Size(memory), app?.MemoryLimit?.Value ?? Quantity.Size(memoryLimit)),
        }).OfType<Diagnostic>();
    }

    // Only what is written can be wrong; a limit that is not written rises with its request (see ResourcesPlan).
    static Diagnostic? Compare(string what, Located<Quantity>? request, Located<Quantity>? limit, Quantity usualRequest, Quantity usualLimit)
    {
        if (request is null && limit is null)
            return null;
        var asked = request?.Value ?? usualRequest;
        var most = limit?.Value ?? (asked.Amount > usualLimit.Amount ? asked : usualLimit);
        return asked.Amount > most.Amount ? CombinationDiagnostics.RequestAboveLimit((request ?? limit)!.Span, what, asked.Text, most.Text) : null;
    }
}
