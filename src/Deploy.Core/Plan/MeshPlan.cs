using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The service mesh that the pods join.</summary>
/// <param name="Kind">Istio, Linkerd, or none.</param>
/// <param name="IsStrict">Plain text from outside the mesh is refused.</param>
/// <param name="Retries">How often a failed read is tried again; 0 for never.</param>
/// <param name="TimeoutSeconds">Longest time of a request in seconds; 0 for no limit.</param>
public sealed record MeshPlan(MeshKind Kind, bool IsStrict, int Retries, int TimeoutSeconds);
