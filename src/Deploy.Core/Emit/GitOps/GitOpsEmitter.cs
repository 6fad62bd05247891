using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Solution;
using Deploy.Core.Text;

namespace Deploy.Core.Emit.GitOps;

/// <summary>gitops/: an Application of Argo CD for the base and for each environment, and their namespaces. No part of the chart: they say which chart.</summary>
static class GitOpsEmitter
{
    public static void Emit(EmitContext context) =>
        Emit(Applications(context.Plans), context.Files, context.Header, context.Plan.Causes.Kubernetes);

    public static void Emit(SolutionPlans plans, ArtifactSet files, string header) => Emit(Applications(plans), files, header, []);

    /// <summary>The Applications of one app.</summary>
    public static IReadOnlyList<ArgoApplication> Applications(DeploymentPlans plans) => Applications(plans.Environments
        .Select(static environment => (environment.Name, environment.Plan)).Prepend(("", plans.Base))
        .Select(item => item.Item2.Kubernetes is { } kubernetes
            ? new ArgoApplication(plans.Base.Name, item.Item1, plans.Base.Metadata.Version, kubernetes, [item.Item2], Links(item.Item2.Metadata, item.Item2.Domain)) : null));

    /// <summary>The Applications of a solution.</summary>
    public static IReadOnlyList<ArgoApplication> Applications(SolutionPlans plans) => Applications(plans.Environments
        .Select(static environment => (environment.Name, environment.Plan)).Prepend(("", plans.Base))
        .Select(item => item.Item2.Kubernetes is { } kubernetes
            ? new ArgoApplication(plans.Base.Name, item.Item1, plans.Base.Metadata.Version, kubernetes, item.Item2.Parts.ToList(), Links(item.Item2.Metadata, item.Item2.Domain)) : null));

    static IReadOnlyList<ArgoApplication> Applications(IEnumerable<ArgoApplication?> all) =>
        all.OfType<ArgoApplication>().Where(static application => application.Kubernetes.GitOps is not null).ToList();

    static void Emit(IReadOnlyList<ArgoApplication> applications, ArtifactSet files, string header, IReadOnlyList<TextSpan> causes)
    {
        DataMap? first = null;
        foreach (var application in applications)
        {
            files.Add(Artifact.OfYaml($"gitops/{application.Name}.yaml", application.Build(), header, causes));
            var space = application.Namespace();
            if (first is null || !first.SameAs(space))
                files.Add(Artifact.OfYaml(NamespaceFile(application, applications), space, header, causes));
            first ??= space;
        }
    }

    /// <summary>Where the namespace of an Application is written.</summary>
    public static string NamespaceFile(ArgoApplication application, IReadOnlyList<ArgoApplication> all) =>
        all[0].Namespace().SameAs(application.Namespace()) ? "gitops/namespace.yaml" : $"gitops/namespace-{application.Environment}.yaml";

    static List<KeyValuePair<string, string>> Links(MetadataPlan metadata, string? domain)
    {
        var links = new List<KeyValuePair<string, string>>();
        if (domain is not null)
            links.Add(new("Address", $"https://{domain}"));
        if (metadata.ProjectUrl.Length > 0)
            links.Add(new("Home page", metadata.ProjectUrl));
        if (metadata.RepositoryUrl.Length > 0)
            links.Add(new("Source", metadata.RepositoryUrl));
        return links;
    }
}
