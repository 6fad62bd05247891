namespace Deploy.Core.Plan;

/// <summary>What all pods of a namespace may take together.</summary>
/// <param name="Pods">How many there may be.</param>
/// <param name="Claims">Volumes that may be claimed.</param>
/// <param name="Storage">Size of all volumes.</param>
/// <param name="Requests">What is reserved for all.</param>
/// <param name="Limits">What all may take.</param>
public sealed record QuotaPlan(int Pods, int Claims, Amounts Requests, Amounts Limits, decimal Storage);

/// <summary>Processor time in thousandths of a core, and memory in bytes.</summary>
public sealed record Amounts(decimal Cpu, decimal Memory)
{
    /// <summary>Both added.</summary>
    public static Amounts operator +(Amounts left, Amounts right) => new(left.Cpu + right.Cpu, left.Memory + right.Memory);

    /// <summary>So many times as much.</summary>
    public static Amounts operator *(Amounts amounts, int times) => new(amounts.Cpu * times, amounts.Memory * times);
}
