using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;
using Deploy.Core.Solution;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Solution;

/// <summary>helm/&lt;solution&gt;/: an umbrella chart. Each service is a whole chart below charts/; the chart itself has the address that they share.</summary>
static class UmbrellaChart
{
    const string SchemaFile = "solution/helm/values.schema.json";

    public static void Emit(SolutionContext context)
    {
        if (context.Plan.Kubernetes is not { } kubernetes)
            return;
        var plan = context.Plan;
        var folder = $"helm/{plan.Name}";
        var ofService = new ValuesSchema(context.Content);
        foreach (var part in plan.Parts)
            HelmEmitter.EmitWithin(new EmitContext(new DeploymentPlans(WithoutCauses(part), []), context.Content, context.SpecName, context.Files) { OwnHeader = context.Header }, $"{folder}/charts", ofService);
        foreach (var (path, text) in context.Content.Below("solution/helm").Where(static file => file.Path != "values.schema.json"))
            context.Add(Artifact.OfText($"{folder}/{path}", text.Replace(HelmEmitter.NameToken, plan.Name), []));
        context.Add(Artifact.OfText($"{folder}/values.schema.json", JsonWriter.Write(Schema(context)), []));
        context.Add(Artifact.OfYaml($"{folder}/Chart.yaml", ChartFile(plan, kubernetes), context.Header, []));
        var values = Values(plan, kubernetes);
        var schema = new ValuesSchema(context.Content, SchemaFile);
        context.Add(Artifact.OfYaml($"{folder}/values.yaml", Comment(schema.Comment(values), plan), context.Header, []));
        foreach (var (name, environment) in context.Plans.Environments)
        {
            if (environment.Kubernetes is { } varied)
                context.Add(Artifact.OfYaml($"{folder}/values-{name}.yaml", Differences(plan, values, environment, varied),
                    $"{context.Header}\nWhat differs in the environment {name}: helm upgrade ... -f values-{name}.yaml", []));
        }

        context.Add(Artifact.OfText($"{folder}/README.md", UmbrellaReadme.Write(context.Plans, kubernetes, values, schema, context.Header), []));
    }

    // Places of a service's file mean nothing in the manifest of the solution.
    static DeploymentPlan WithoutCauses(DeploymentPlan plan) => plan with { Causes = new PlanCauses([], [], [], [], []) };

    static DataMap ChartFile(SolutionPlan plan, KubernetesPlan kubernetes)
    {
        var chart = HelmEmitter.ChartFile(plan.Name, plan.Metadata, plan.Metadata.Version,
            plan.Metadata.Description.Length > 0 ? plan.Metadata.Description : $"{plan.Name}: {string.Join(", ", plan.Services.Select(static service => service.Name))}", kubernetes,
            plan.Parts.SelectMany(static part => HelmEmitter.Images(part, ChartValues.Build(part, part.Kubernetes!))
                // Of two services with a Redis each has its own.
                .Select(image => new KeyValuePair<string, string>(image.Key == ChartImages.App ? part.Name : $"{part.Name}-{image.Key}", image.Value))).ToList());
        // In charts/ already: no repository is asked.
        chart.Add("dependencies", new DataList(plan.Parts.Select(static part => (DataNode)new DataMap
        {
            { "name", part.Name }, { "version", part.Metadata.Version }, { "repository", "" }, { "condition", $"{part.Name}.enabled" },
        })));
        return chart;
    }

    static DataMap Values(SolutionPlan plan, KubernetesPlan kubernetes)
    {
        var values = new DataMap
        {
            {
                "routes", new DataList(plan.Routes.Select(static route => (DataNode)new DataMap { { "path", route.Path }, { "service", route.Service }, { "port", 80 } }))
            },
            { "ingress", Without(ChartValues.Ingress(kubernetes.Ingress), "paths") },
            { "gateway", Without(ChartValues.Gateway(kubernetes.Gateway), "paths") },
            { "mesh", new DataMap { { "istio", kubernetes.Mesh.Kind == MeshKind.Istio } } },
            { "commonLabels", new DataMap() },
        };
        foreach (var part in plan.Parts)
            values.Add(part.Name, Part(part));
        return values;
    }

    // What is changed most often; everything else stands in the service's own values.yaml, and can be set here too.
    static DataMap Part(DeploymentPlan part) => part.Part!.IsShared
        ? new DataMap { { "enabled", true } }
        : new DataMap { { "enabled", true }, { "image", new DataMap { { "tag", part.ImageTag } } } };

    static DataMap Comment(DataMap values, SolutionPlan plan)
    {
        var commented = new DataMap();
        foreach (var entry in values)
            commented.Add(entry.Key, entry.Value, plan.Parts.Any(part => part.Name == entry.Key) ? DescriptionOf(entry.Key) : entry.Comment);
        return commented;
    }

    internal static string DescriptionOf(string part) => part == SolutionPart.SharedChart
        ? "Backing services that are run once for all services: every value of charts/shared/values.yaml can be set here."
        : $"The service {part}: every value of charts/{part}/values.yaml can be set here.";

    static DataMap Differences(SolutionPlan plan, DataMap values, SolutionPlan environment, KubernetesPlan varied)
    {
        var own = new DataMap();
        foreach (var entry in Values(environment, varied).Where(entry => environment.Parts.All(part => part.Name != entry.Key)))
            own.Add(entry.Key, entry.Value);
        var general = new DataMap();
        foreach (var entry in values.Where(entry => own[entry.Key] is not null))
            general.Add(entry.Key, entry.Value);
        var different = DataDiff.Between(general, own);
        foreach (var part in environment.Parts)
        {
            var before = plan.Parts.FirstOrDefault(candidate => candidate.Name == part.Name);
            if (before?.Kubernetes is not { } kubernetes || part.Kubernetes is not { } changed)
                continue;
            var difference = DataDiff.Between(ChartValues.Build(before, kubernetes), ChartValues.Build(part, changed));
            if (difference.Entries.Count > 0)
                different.Add(part.Name, difference);
        }

        return different;
    }

    static DataMap Without(DataMap map, string key)
    {
        var rest = new DataMap();
        foreach (var entry in map.Where(entry => entry.Key != key))
            rest.Add(entry.Key, entry.Value, entry.Comment);
        return rest;
    }

    // Strict: a misspelt service is refused like any other key.
    static DataMap Schema(SolutionContext context)
    {
        var schema = ValuesSchema.ReadData(context.Content, SchemaFile, context.Plan.Name);
        var complete = new DataMap();
        foreach (var entry in schema)
            complete.Add(entry.Key, entry.Key == "properties" ? WithParts((DataMap)entry.Value, context.Plan) : entry.Value);
        return complete;
    }

    static DataMap WithParts(DataMap properties, SolutionPlan plan)
    {
        foreach (var part in plan.Parts)
            properties.Add(part.Name, new DataMap { { "description", DescriptionOf(part.Name) }, { "type", "object" } });
        return properties;
    }
}
