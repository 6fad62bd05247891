using System.Text.Json;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>values.yaml and its schema as the documentation of the chart: what a person reads, mistypes, and reaches for.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ValuesDocumentationTests
{
    static readonly JsonElement Schema = JsonSerializer.Deserialize<JsonElement>(Repository.ContentBytes["helm/values.schema.json"]);

    // What people come for, then what they need less often, then the ways out.
    static readonly string[] Order = ["image", "replicaCount", "autoscaling", "resources", "containerPort", "service", "ingress", "probes", "env", "secrets", "postgresql", "workers", "networkPolicy", "mesh", "podSecurityContext", "extraVolumes", "sidecars", "extraObjects", "fullnameOverride"];

    [Test]
    public void Every_value_has_a_description_in_words()
    {
        var silent = Properties(Schema, "").Where(static item => Description(item.Schema) is not { Length: >= 10 } text || !text.Contains(' ', StringComparison.Ordinal) || !(text.EndsWith('.') || text.EndsWith(')')));

        Assert.That(silent.Select(static item => item.Path), Is.Empty);
    }

    [Test]
    public void Every_key_of_the_values_is_in_the_schema_and_what_matters_most_stands_first()
    {
        var keys = GeneratedFiles.ChartCases.Where(static name => !name.StartsWith("solution-", StringComparison.Ordinal)).Select(static name => ChartOfCaseTests.Write(name).Chart)
            .Select(static chart => File.ReadLines(Path.Combine(chart, "values.yaml")).Where(static line => line.Length > 0 && char.IsAsciiLetter(line[0])).Select(static line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList()).ToList();
        var known = Schema.GetProperty("properties").EnumerateObject().Select(static item => item.Name).ToHashSet(StringComparer.Ordinal);

        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.SelectMany(static list => list).Distinct(StringComparer.Ordinal).Where(key => !known.Contains(key)), Is.Empty);
        Assert.That(keys.Where(static list => !list.Where(Order.Contains).SequenceEqual(Order.Where(list.Contains), StringComparer.Ordinal)).Select(static list => string.Join(' ', list.Where(Order.Contains))), Is.Empty);
    }

    [TestCase("replicacount=2", "Additional property replicacount is not allowed")]
    [TestCase("image.tagg=1.2.3", "image: Additional property tagg is not allowed")]
    [TestCase("replicaCount=three", "replicaCount: Invalid type. Expected: integer, given: string")]
    [TestCase("replicaCount=-1", "replicaCount: Must be greater than or equal to 0")]
    [TestCase("image.tag=1.2", "image.tag: Invalid type. Expected: string, given: number")]
    [TestCase("service.type=Loadbalancer", "service.type must be one of the following: \"ClusterIP\", \"NodePort\", \"LoadBalancer\"")]
    [TestCase("mesh.kind=consul", "mesh.kind must be one of the following: \"none\", \"istio\", \"linkerd\"")]
    [TestCase("containerPort=70000", "containerPort: Must be less than or equal to 65535")]
    [TestCase("service.port=null", "service: port is required")]
    [TestCase("env.LEVEL=5", "env.LEVEL: Invalid type. Expected: string, given: integer")]
    [TestCase("env[0].name=A", "env: Invalid type. Expected: object, given: array")]
    [TestCase("secrets.keys.STRIPE=abc", "secrets.keys: Invalid type. Expected: array, given: object")]
    [TestCase("extraVolumes.name=a", "extraVolumes: Invalid type. Expected: array, given: object")]
    [TestCase("autoscaling.enabled=yes", "autoscaling.enabled: Invalid type. Expected: boolean, given: string")]
    [TestCase("ingress.enabled=true", "ingress.host: String length must be greater than or equal to 1")]
    public void A_typical_mistake_is_named_with_its_place(string set, string message)
    {
        // What --set takes apart is what a values file says.
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "matrix", "mistakes")).FullName, $"{TestContext.CurrentContext.Test.ID}.yaml");
        var tag = set == "image.tag=1.2";
        File.WriteAllText(file, tag ? "image: { tag: 1.2 }\n" : "");
        string[] arguments = tag ? [] : ["--set", set];

        var (exitCode, _, error) = Tool.Require("helm").Run(null, ["template", "demo", ChartContentTests.ContentChart, "--kube-version", "1.33.0", "-f", file, .. arguments]);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain(message));
    }

    [Test]
    public void Every_way_out_that_is_set_is_found_in_the_pods()
    {
        var app = RenderedChart.Of(ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile("full-values.yaml")).One("Deployment", "demo");
        var text = RenderedObject.Write(app.Root);

        Assert.That(app.Text("spec", "template", "spec", "priorityClassName"), Is.EqualTo("business"));
        Assert.That(app.Text("spec", "template", "spec", "nodeSelector", "kubernetes.io/arch"), Is.EqualTo("amd64"));
        Assert.That(app.Text("spec", "template", "metadata", "labels", "example.com/tier"), Is.EqualTo("web"));
        Assert.That(app.Text("spec", "template", "metadata", "annotations", "example.com/scrape"), Is.EqualTo("false"));
        Assert.That(app.Text("metadata", "annotations", "reloader.stakater.com/auto"), Is.EqualTo("true"));
        Assert.That(app.Text("metadata", "labels", "cost-center"), Is.EqualTo("shop"));
        foreach (var (part, list) in new[] { ("name: warm-up", "initContainers"), ("name: proxy", "containers"), ("name: certs", "volumes"), ("key: spot", "tolerations"), ("name: registry", "imagePullSecrets") })
            Assert.That(app.Items("spec", "template", "spec", list).Select(RenderedObject.Write), Has.Some.Contains(part), list);
        foreach (var part in new[] { "nodeAffinity", "name: CELERY_BROKER_URL", "secretRef: {name: more, optional: true}", "mountPath: /certs", "command: [dotnet]", "args: [demo.dll]" })
            Assert.That(text, Does.Contain(part));
    }

    [Test]
    public void Objects_of_the_users_own_are_rendered_with_the_values() =>
        Assert.That(RenderedChart.Of(ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile("full-values.yaml")).One("ConfigMap", "demo-extra").Text("data", "port"), Is.EqualTo("80"));

    static IEnumerable<(string Path, JsonElement Schema)> Properties(JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            yield break;
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject().Where(static property => property.Value.ValueKind == JsonValueKind.Object))
            {
                yield return ($"{path}.{property.Name}", property.Value);
                foreach (var below in Properties(property.Value, $"{path}.{property.Name}"))
                    yield return below;
            }
        }

        foreach (var inner in new[] { "items", "additionalProperties" })
        {
            if (schema.TryGetProperty(inner, out var element))
            {
                foreach (var below in Properties(element, $"{path}.*"))
                    yield return below;
            }
        }
    }

    // A shared definition may say it in the place of the one who refers to it.
    static string? Description(JsonElement schema) =>
        schema.TryGetProperty("description", out var own) ? own.GetString()
        : schema.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[1..].Aggregate(Schema, static (at, key) => at.GetProperty(key)).TryGetProperty("description", out var shared) ? shared.GetString() : null
        : null;
}
