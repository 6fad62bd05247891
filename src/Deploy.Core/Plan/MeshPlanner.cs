using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The service mesh.</summary>
static class MeshPlanner
{
    /// <summary>Tries after a failed read, as Istio does by itself.</summary>
    const int Retries = 2;

    public static MeshPlan Plan(DeploymentSpec spec)
    {
        var mesh = Defaults.Mesh(spec) == MeshKind.None ? null : spec.Kubernetes?.Mesh;
        return new MeshPlan(
            Defaults.Mesh(spec), mesh?.Mtls?.Value != MutualTls.Permissive, mesh?.Retries?.Value ?? Retries,
            mesh?.Timeout is { } timeout ? Math.Max(1, (int)Math.Ceiling(timeout.Value.TotalSeconds)) : 0);
    }

    /// <summary>
    /// What an nginx controller inside the mesh must be told: to address the Service and leave the choice of the pod to its proxy. By itself
    /// it addresses pods, which no route of the mesh describes.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, string>> IngressAnnotations(DeploymentSpec spec, string className) =>
        Defaults.Mesh(spec) != MeshKind.None && Defaults.IsNginx(className) ? [new("nginx.ingress.kubernetes.io/service-upstream", "true")] : [];
}
