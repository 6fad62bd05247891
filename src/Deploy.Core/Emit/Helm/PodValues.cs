using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about how pods run: update, end, rights, and what users hang onto them.</summary>
static class PodValues
{
    /// <summary>Seconds in which a load balancer forgets a pod that is going.</summary>
    const int PreStopSeconds = 10;

    public static DataMap Build(DeploymentPlan plan, KubernetesPlan kubernetes) => new()
    {
        { "updateStrategy", new DataMap { { "type", "RollingUpdate" }, { "rollingUpdate", new DataMap { { "maxSurge", 1 }, { "maxUnavailable", 0 } } } } },
        { "revisionHistoryLimit", 5 },
        { "terminationGracePeriodSeconds", PreStopSeconds + 35 },
        { "preStop", new DataMap { { "sleepSeconds", PreStopSeconds }, { "hasShell", plan.Image.HasShell } } },
        {
            "serviceAccount", new DataMap
            {
                { "create", kubernetes.ServiceAccount.Length == 0 }, { "name", kubernetes.ServiceAccount }, { "annotations", new DataMap() },
            }
        },
        { "podSecurityContext", PodSecurity(kubernetes.RunAsUser) },
        {
            "securityContext", new DataMap
            {
                { "allowPrivilegeEscalation", false },
                { "readOnlyRootFilesystem", kubernetes.ReadOnlyRoot },
                { "capabilities", new DataMap { { "drop", new DataList { "ALL" } } } },
            }
        },
        { "tmp", new DataMap { { "enabled", true }, { "sizeLimit", "64Mi" } } },
        { "command", new DataList() },
        { "args", new DataList() },
        { "nodeSelector", new DataMap() },
        { "tolerations", new DataList() },
        { "affinity", new DataMap() },
        { "priorityClassName", kubernetes.PriorityClass },
        { "commonLabels", new DataMap() },
        { "podLabels", new DataMap() },
        { "podAnnotations", new DataMap() },
        { "deploymentAnnotations", new DataMap() },
        { "extraVolumes", new DataList() },
        { "extraVolumeMounts", new DataList() },
        { "initContainers", new DataList() },
        { "sidecars", new DataList() },
        { "extraObjects", new DataList() },
        { "tests", new DataMap { { "enabled", plan.ServesHttp }, { "image", ChartValues.Image("docker.io/library/busybox", "1.37.0") } } },
        { "solution", SolutionValues.Part(plan.Part) },
        { "nameOverride", "" },
        { "fullnameOverride", "" },
    };

    /// <summary>Rights of a pod that keeps to the Pod Security Standard "restricted".</summary>
    internal static DataMap PodSecurity(int user) => new()
    {
        { "runAsNonRoot", true },
        { "runAsUser", user },
        { "runAsGroup", user },
        { "fsGroup", user },
        { "fsGroupChangePolicy", "OnRootMismatch" },
        { "seccompProfile", new DataMap { { "type", "RuntimeDefault" } } },
    };
}
