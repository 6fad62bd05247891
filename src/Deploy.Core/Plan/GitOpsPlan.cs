namespace Deploy.Core.Plan;

/// <summary>Argo CD keeps the cluster as the chart says.</summary>
/// <param name="Registry">Where it fetches the chart from, without scheme; empty where nobody can know.</param>
public sealed record GitOpsPlan(string Registry);
