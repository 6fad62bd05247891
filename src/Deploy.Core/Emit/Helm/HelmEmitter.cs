using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>helm/&lt;name&gt;/: templates and schema are the same for every app, Chart.yaml and the values are this one's.</summary>
static class HelmEmitter
{
    /// <summary>Stands in the content where the chart's name belongs.</summary>
    internal const string NameToken = "__chart__";

    /// <summary>Annotation of Chart.yaml with the digest that belongs to appVersion.</summary>
    const string DigestAnnotation = "deploy-sdk/image-digest";

    public static void Emit(EmitContext context)
    {
        if (context.Plan.Kubernetes is not { } kubernetes)
            return;
        var plan = context.Plan;
        var folder = $"helm/{plan.Name}";
        var causes = plan.Causes.Kubernetes;
        var schema = new ValuesSchema(context.Content);
        var values = ChartValues.Build(plan, kubernetes);
        EmitChart(context, folder, schema, values, kubernetes);
        foreach (var (name, environment) in context.Plans.Environments)
        {
            if (environment.Kubernetes is { } varied)
            {
                context.Files.Add(Artifact.OfYaml($"{folder}/values-{name}.yaml", schema.Comment(DataDiff.Between(values, ChartValues.Build(environment, varied))),
                    $"{context.Header}\nWhat differs in the environment {name}: helm upgrade ... -f values-{name}.yaml", causes));
            }
        }

        context.Files.Add(Artifact.OfText($"{folder}/README.md", ChartReadme.Write(context.Plans, kubernetes, values, schema, context.Header), causes));
    }

    /// <summary>The chart of one service inside of that of its solution, whose own values say what differs by environment.</summary>
    /// <param name="context">The service's.</param>
    /// <param name="folder">Where its chart goes.</param>
    /// <param name="schema">That of every chart of a service: reading it takes longer than all else here.</param>
    public static void EmitWithin(EmitContext context, string folder, ValuesSchema schema)
    {
        var kubernetes = context.Plan.Kubernetes ?? throw new ArgumentException("The plan has no Kubernetes.", nameof(context));
        EmitChart(context, $"{folder}/{context.Plan.Name}", schema, ChartValues.Build(context.Plan, kubernetes), kubernetes);
    }

    static void EmitChart(EmitContext context, string folder, ValuesSchema schema, DataMap values, KubernetesPlan kubernetes)
    {
        var plan = context.Plan;
        var causes = plan.Causes.Kubernetes;
        foreach (var (path, text) in context.Content.Below("helm"))
            context.Files.Add(Artifact.OfText($"{folder}/{path}", Fill(path, text, plan, kubernetes), causes) with { IsExecutable = path.EndsWith(".sh", StringComparison.Ordinal) });
        context.Files.Add(Artifact.OfYaml($"{folder}/Chart.yaml", ChartFile(plan, kubernetes, values), context.Header, causes));
        context.Files.Add(Artifact.OfYaml($"{folder}/values.yaml", schema.Comment(values), context.Header,
            [.. plan.Causes.App, .. plan.Causes.Services, .. causes, .. plan.Causes.Secrets]));
    }

    // Only the runbooks hold more than the chart's name: commands are typed at night, and must be those of this deployment.
    static string Fill(string path, string text, DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var filled = text.Replace(NameToken, plan.Name);
        return path != "runbooks.md" ? filled
            : filled.Replace("__namespace__", kubernetes.Namespace).Replace("__release__", plan.ReleaseName).Replace("__fullname__", plan.FullName);
    }

    static DataMap ChartFile(DeploymentPlan plan, KubernetesPlan kubernetes, DataMap values) =>
        ChartFile(plan.Name, plan.Metadata, plan.ImageTag, plan.Metadata.Description.Length > 0 ? plan.Metadata.Description : $"{plan.Name}, deployed by Deploy.Sdk", kubernetes, Images(plan, values), plan.ImageDigest);

    /// <summary>The images of one app's chart.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Images(DeploymentPlan plan, DataMap values) =>
        ChartImages.Of(values)
            .Where(image => plan.Part is not { } part || !(part.IsShared ? image.Key == ChartImages.App : part.Shared.Contains(image.Key, StringComparer.Ordinal))).ToList();

    /// <summary>Chart.yaml.</summary>
    internal static DataMap ChartFile(string name, MetadataPlan metadata, string appVersion, string description, KubernetesPlan kubernetes, IReadOnlyList<KeyValuePair<string, string>> images, string digest = "")
    {
        var chart = new DataMap
        {
            { "apiVersion", "v2" },
            { "name", name },
            { "description", description },
            { "type", "application" },
            { "version", metadata.Version },
            { "appVersion", appVersion },
            // With "-0" the pre-release versions of managed clusters (v1.29.3-gke.100) count too.
            { "kubeVersion", $">={kubernetes.LowestVersion}.0-0" },
        };
        if (metadata.ProjectUrl.Length > 0)
            chart.Add("home", metadata.ProjectUrl);
        if (metadata.RepositoryUrl.Length > 0)
            chart.Add("sources", new DataList { metadata.RepositoryUrl });
        // A neutral picture; the project's own belongs into an override.
        chart.Add("icon", "https://raw.githubusercontent.com/cncf/artwork/main/projects/helm/icon/color/helm-icon-color.svg");
        if (metadata.Authors.Count > 0)
            chart.Add("maintainers", new DataList(metadata.Authors.Select(static author => (DataNode)new DataMap { { "name", author } })));
        var annotations = new DataMap
        {
            { "artifacthub.io/prerelease", metadata.Version.IndexOf('-') >= 0 ? "true" : "false" },
            { "artifacthub.io/operator", "false" },
        };
        if (images.Count > 0)
            annotations.Add("artifacthub.io/images", ChartImages.Annotation(images));
        if (metadata.License.Length > 0)
            annotations.Add("artifacthub.io/license", metadata.License);
        // The digest of appVersion: the templates drop it where only the tag is changed.
        if (digest.Length > 0)
            annotations.Add(DigestAnnotation, digest);
        if (metadata.RepositoryCommit.Length > 0)
            annotations.Add("org.opencontainers.image.revision", metadata.RepositoryCommit);
        chart.Add("annotations", annotations);
        return chart;
    }
}
