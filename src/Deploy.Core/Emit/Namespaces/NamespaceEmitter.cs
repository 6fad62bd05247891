using System.Globalization;
using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Solution;
using Deploy.Core.Text;

namespace Deploy.Core.Emit.Namespaces;

/// <summary>
/// namespace/: the namespace with its Pod Security Standard, and what all pods in it may take together. No part of the chart: who sets limits is seldom
/// who installs, and a chart that makes its own namespace takes everything in it along when it goes.
/// </summary>
static class NamespaceEmitter
{
    public static void Emit(EmitContext context) =>
        Emit(context.Plans.Environments.Select(static environment => (environment.Name, environment.Plan.Kubernetes, (IEnumerable<DeploymentPlan>)[environment.Plan]))
            .Prepend(("", context.Plan.Kubernetes, [context.Plan])), context.Files, context.Header, context.Plan.Causes.Kubernetes);

    public static void Emit(SolutionPlans plans, ArtifactSet files, string header) =>
        Emit(plans.Environments.Select(static environment => (environment.Name, environment.Plan.Kubernetes, environment.Plan.Parts))
            .Prepend(("", plans.Base.Kubernetes, plans.Base.Parts)), files, header, []);

    /// <summary>The command that comes before helm's, as a line; empty without a quota.</summary>
    public static string Command(string environment, KubernetesPlan kubernetes) => kubernetes.Quota ? $"kubectl apply -f {Folder(environment)}/                 # the namespace and its limits, once and after each change\n" : "";

    /// <summary>The folder of an environment.</summary>
    public static string Folder(string environment) => environment.Length == 0 ? "namespace" : $"namespace-{environment}";

    static void Emit(IEnumerable<(string Environment, KubernetesPlan? Kubernetes, IEnumerable<DeploymentPlan> Parts)> all, ArtifactSet files, string header, IReadOnlyList<TextSpan> causes)
    {
        foreach (var (environment, kubernetes, parts) in all)
        {
            if (kubernetes is not { Quota: true })
                continue;
            void Add(string file, DataMap data) => files.Add(Artifact.OfYaml($"{Folder(environment)}/{file}", data, header, causes));
            // Argo CD's has its place beside the Applications.
            if (kubernetes.GitOps is null)
                Add("namespace.yaml", Namespace(kubernetes));
            Add("resource-quota.yaml", Quota(kubernetes.Namespace, QuotaPlanner.Of(parts)));
            Add("limit-range.yaml", LimitRange(kubernetes.Namespace));
        }
    }

    /// <summary>The namespace, which admits what its Pod Security Standard does.</summary>
    public static DataMap Namespace(KubernetesPlan kubernetes) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "Namespace" },
        { "metadata", new DataMap { { "name", kubernetes.Namespace }, { "labels", NamespaceLabels.Of(kubernetes) } } },
    };

    static DataMap Quota(string name, QuotaPlan quota)
    {
        var hard = new DataMap
        {
            { "limits.cpu", Cpu(quota.Limits) },
            { "limits.memory", Memory(quota.Limits.Memory) },
            { "pods", quota.Pods.ToString(CultureInfo.InvariantCulture) },
            { "requests.cpu", Cpu(quota.Requests) },
            { "requests.memory", Memory(quota.Requests.Memory) },
        };
        if (quota.Claims > 0)
        {
            hard.Add("persistentvolumeclaims", quota.Claims.ToString(CultureInfo.InvariantCulture));
            hard.Add("requests.storage", Memory(quota.Storage));
        }

        return new DataMap
        {
            { "apiVersion", "v1" },
            { "kind", "ResourceQuota" },
            { "metadata", Metadata(name) },
            { "spec", new DataMap { { "hard", hard, "Everything at its most, a release under way, and a fifth." } } },
        };
    }

    static DataMap LimitRange(string name)
    {
        var (request, limit) = QuotaPlanner.Usual;
        return new DataMap
        {
            { "apiVersion", "v1" },
            { "kind", "LimitRange" },
            { "metadata", Metadata(name) },
            {
                "spec", new DataMap
                {
                    {
                        "limits", new DataList
                        {
                            new DataMap
                            {
                                { "type", "Container" },
                                { "default", new DataMap { { "cpu", Cpu(limit) }, { "memory", Memory(limit.Memory) } }, "For containers that say nothing, such as injected ones: under a quota they would be refused." },
                                { "defaultRequest", new DataMap { { "cpu", Cpu(request) }, { "memory", Memory(request.Memory) } } },
                            },
                        }
                    },
                }
            },
        };
    }

    static DataMap Metadata(string name) => new() { { "name", name }, { "namespace", name } };

    static string Cpu(Amounts amounts) => $"{Math.Ceiling(amounts.Cpu).ToString(CultureInfo.InvariantCulture)}m";

    static string Memory(decimal bytes) => $"{Math.Ceiling(bytes / (1024m * 1024)).ToString(CultureInfo.InvariantCulture)}Mi";
}
