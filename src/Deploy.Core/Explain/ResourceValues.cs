using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>Requests and limits of the app, or of a worker.</summary>
static class ResourceValues
{
    /// <param name="values">Takes the values.</param>
    /// <param name="key">Path of the section.</param>
    /// <param name="plan">What is deployed.</param>
    /// <param name="effective">What was planned.</param>
    /// <param name="written">What is written.</param>
    /// <param name="usual">What would have been planned for nothing written.</param>
    /// <param name="otherwise">Where the usual values come from.</param>
    public static void Add(ValueList values, string key, DeploymentPlan plan, ResourcesPlan effective, ResourcesSpec? written, ResourcesPlan usual, Otherwise otherwise)
    {
        // A request that has no limit of its own beside it is kept below the usual limit, and the other way round.
        Otherwise Moved(Quantity value, Quantity usualValue, string other, Located<Quantity>? cause) =>
            value.Amount != usualValue.Amount && cause is not null ? Otherwise.As($"{key}.{other}", cause) : otherwise;

        // Compose knows limits only.
        if (plan.Kubernetes is not null)
        {
            values.Add($"{key}.cpu", effective.Cpu.Text, written?.Cpu, Moved(effective.Cpu, usual.Cpu, "cpu_limit", written?.CpuLimit));
            values.Add($"{key}.memory", effective.Memory.Text, written?.Memory, Moved(effective.Memory, usual.Memory, "memory_limit", written?.MemoryLimit));
        }

        values.Add($"{key}.cpu_limit", effective.CpuLimit.Text, written?.CpuLimit, Moved(effective.CpuLimit, usual.CpuLimit, "cpu", written?.Cpu));
        values.Add($"{key}.memory_limit", effective.MemoryLimit.Text, written?.MemoryLimit, Moved(effective.MemoryLimit, usual.MemoryLimit, "memory", written?.Memory));
    }
}
