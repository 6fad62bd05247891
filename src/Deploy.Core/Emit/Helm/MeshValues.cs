using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about the service mesh.</summary>
static class MeshValues
{
    public static DataMap Build(MeshPlan mesh) => new()
    {
        { "kind", mesh.Kind switch { MeshKind.Istio => "istio", MeshKind.Linkerd => "linkerd", _ => "none" } },
        { "mtls", mesh.IsStrict ? "strict" : "permissive" },
        { "retries", mesh.Retries },
        { "timeoutSeconds", mesh.TimeoutSeconds },
        { "redis", true },
        { "mongodb", true },
        { "rabbitmq", true },
        { "clientNamespaces", new DataList() },
        {
            "istio", new DataMap
            {
                { "controlPlaneNamespace", "istio-system" },
                { "gateways", new DataList() },
                { "additionalHosts", new DataList() },
                { "holdApplicationUntilProxyStarts", true },
                { "maxConnections", 1024 },
                { "maxPendingRequests", 1024 },
                { "outlierDetection", new DataMap { { "consecutive5xxErrors", 5 }, { "interval", "10s" }, { "baseEjectionTime", "30s" }, { "maxEjectionPercent", 50 } } },
                { "telemetry", new DataMap { { "accessLogFilter", "response.code >= 400" }, { "tracingSamplingPercentage", 1 } } },
                { "extraAuthorizationRules", new DataList() },
            }
        },
        {
            "linkerd", new DataMap
            {
                { "controlPlaneNamespace", "linkerd" },
                { "vizNamespace", "linkerd-viz" },
                { "trustDomain", "cluster.local" },
            }
        },
    };
}
