using System.Text.Json;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Explain;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Explain;

public sealed class ExplanationTests
{
    /// <summary>Properties of the project that values come from, and how each is changed.</summary>
    static readonly (string Name, Func<ProjectFacts, ProjectFacts> Change)[] Properties =
    [
        ("AssemblyName", static facts => facts with { AssemblyName = "another" }),
        ("ContainerRepository", static facts => facts with { ContainerRepository = "acme/another" }),
        ("ContainerRegistry", static facts => facts with { ContainerRegistry = "registry.example" }),
        ("ContainerImageTag", static facts => facts with { ContainerImageTag = "9.9.9" }),
        ("Version", static facts => facts with { Version = "9.9.8" }),
        ("ContainerPort", static facts => facts with { ContainerPort = 9999 }),
    ];

    static IEnumerable<TestCaseData> Good => GoldenCase.Good.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    static IEnumerable<TestCaseData> Shown => Directory.GetFiles(Repository.Cases, "explain*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(static path => new TestCaseData(path).SetName($"{{m}}({Path.GetFileName(Path.GetDirectoryName(path))}, {Path.GetFileName(path)})"));

    /// <summary>A case with a file explain.txt, or explain.ENVIRONMENT.txt, shows the table.</summary>
    [TestCaseSource(nameof(Shown))]
    public void The_table_is_the_expected_one(string path)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Folder == Path.GetDirectoryName(path));
        var name = Path.GetFileNameWithoutExtension(path);
        Expectation.Matches(path, ExplainTable.Write(Explain(item, name.Contains('.', StringComparison.Ordinal) ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : "")));
    }

    [TestCaseSource(nameof(Good))]
    public void Every_key_that_is_written_appears(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        var root = Mutation.Root(item.Spec);
        var keys = Explain(item).Values.Select(static value => value.Key).ToList();
        using (Assert.EnterMultipleScope())
        {
            foreach (var path in Written(root).Where(static path => !path.StartsWith("environments", StringComparison.Ordinal)))
                Assert.That(keys.Exists(key => key == path || key.StartsWith($"{path}.", StringComparison.Ordinal) || key.StartsWith($"{path}[", StringComparison.Ordinal)), $"{path} is written, and not explained.");
            foreach (var environment in Explain(item).Environments)
            {
                var there = Explain(item, environment).Values.Select(static value => value.Key).ToList();
                foreach (var path in Written(((YamlMapping)root.Find("environments")!.Value).Find(environment)!.Value))
                    Assert.That(there.Exists(key => key == path || key.StartsWith($"{path}.", StringComparison.Ordinal) || key.StartsWith($"{path}[", StringComparison.Ordinal)), $"{path} is written in {environment}, and not explained there.");
            }
        }
    }

    [TestCaseSource(nameof(Good))]
    public void No_key_appears_twice(string name) => Assert.That(Explain(GoldenCase.All.Single(item => item.Name == name)).Values.Select(static value => value.Key), Is.Unique);

    [TestCaseSource(nameof(Good))]
    public void A_place_holds_the_value_that_is_said_to_stand_there(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        var lines = item.Compilation.Text.Content.Split('\n');
        using (Assert.EnterMultipleScope())
        {
            foreach (var environment in Explain(item).Environments.Prepend(""))
            {
                var explanation = Explain(item, environment);
                foreach (var value in explanation.Values.Where(static value => value.Place is not null))
                {
                    var written = explanation.Spec.ToString(value.Place!.Value);
                    Assert.That(lines[explanation.LineOf(value.Place.Value) - 1], Does.Contain(written.Split('\n')[0]), value.Key);
                    // What an alias takes over stands elsewhere.
                    var below = Environments(explanation, value.Place.Value.Start);
                    if (!explanation.Spec.Content.Contains('&', StringComparison.Ordinal))
                        Assert.That(value.Origin, Is.EqualTo(below ? ValueOrigin.Environment : ValueOrigin.Spec), $"{environment}: {value.Key}");
                }
            }
        }
    }

    /// <summary>A value that is said to come from a property changes with it, and with no other one.</summary>
    [TestCaseSource(nameof(Good))]
    public void A_value_follows_the_property_that_it_is_said_to_come_from(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        var original = Explain(item).Values;
        using (Assert.EnterMultipleScope())
        {
            foreach (var (property, change) in Properties)
            {
                var changed = Explain(item, facts: change(item.Facts)).Values.ToDictionary(static value => value.Key, static value => value.Value, StringComparer.Ordinal);
                foreach (var value in original.Where(value => value.Origin == ValueOrigin.Project && value.Reason.Split(", ").Contains(property, StringComparer.Ordinal)))
                    Assert.That(changed[value.Key], Is.Not.EqualTo(value.Value), $"{value.Key} does not follow {property}.");
                foreach (var value in original.Where(static value => value.Origin is ValueOrigin.Spec or ValueOrigin.Environment))
                    Assert.That(changed.GetValueOrDefault(value.Key), Is.EqualTo(value.Value), $"{value.Key} is written, and follows {property}.");
            }
        }
    }

    [Test]
    public void A_value_that_looks_like_a_credential_is_not_shown()
    {
        // Rules refuse it; what is shown must not rely on them.
        var text = TextCheck.Decode("deployment.yaml", """
            deployment:
              env: { DB_PASSWORD: hunter2, HOOK: "https://user:hunter2@example.com/" }
              build: { args: { NPM_TOKEN: ghp_0123456789abcdefghijABCDEFGHIJ012345 } }
              secrets: [{ name: API_SECRET, from: payments/api }]
            monitoring: { alerts: { webhook: "https://bot:hunter2@example.com/alerts" } }
            """u8.ToArray());
        var facts = FactsFile.WebProject("shop");
        var explanation = Explanation.Of(text, DeploymentCompiler.Check(text, facts).File!, facts);
        foreach (var shown in new[] { ExplainTable.Write(explanation), ExplainJson.Write(explanation) })
            Assert.That(shown, Does.Not.Contain("hunter2").And.Not.Contain("ghp_").And.Contain("deployment.env.DB_PASSWORD").And.Contain("payments/api"));
    }

    [TestCaseSource(nameof(Good))]
    public void The_table_fits_into_120_columns(string name) =>
        Assert.That(ExplainTable.Write(Explain(GoldenCase.All.Single(item => item.Name == name))).Split('\n'), Is.All.Matches<string>(static line => line.Length <= 118));

    [Test]
    public void JSON_says_the_same_as_the_table()
    {
        var explanation = Explain(GoldenCase.All.Single(static item => item.Name == "shop"), "staging");
        var json = JsonDocument.Parse(ExplainJson.Write(explanation)).RootElement;
        Assert.That(json.GetProperty("environment").GetString(), Is.EqualTo("staging"));
        Assert.That(json.GetProperty("values").EnumerateArray().Select(static value => (value.GetProperty("key").GetString(), value.GetProperty("from").GetString())),
            Is.EqualTo(explanation.Values.Select(value => (value.Key, explanation.SourceOf(value)))));
        var replicas = json.GetProperty("values").EnumerateArray().Single(static value => value.GetProperty("key").GetString() == "kubernetes.replicas");
        Assert.That(replicas.GetProperty("value").GetInt32(), Is.EqualTo(1));
        Assert.That(replicas.GetProperty("origin").GetString(), Is.EqualTo("environment"));
        Assert.That(replicas.GetProperty("line").GetInt32(), Is.EqualTo(15));
    }

    /// <summary>Where a value stands in the chart, for those that have a place of their own there.</summary>
    static readonly Dictionary<string, string> InValues = new(StringComparer.Ordinal)
    {
        ["deployment.image"] = "image.repository", ["deployment.tag"] = "image.tag", ["deployment.port"] = "containerPort", ["kubernetes.replicas"] = "replicaCount",
        ["kubernetes.autoscaling.enabled"] = "autoscaling.enabled", ["kubernetes.autoscaling.min"] = "autoscaling.minReplicas", ["kubernetes.autoscaling.max"] = "autoscaling.maxReplicas",
        ["kubernetes.autoscaling.target_cpu"] = "autoscaling.targetCPUUtilizationPercentage", ["deployment.resources.memory_limit"] = "resources.limits.memory",
        ["deployment.resources.cpu"] = "resources.requests.cpu", ["deployment.health.readiness"] = "probes.readiness.path", ["kubernetes.database.storage"] = "postgresql.storage.size",
        ["kubernetes.database.replicas"] = "postgresql.instances", ["services.postgres.version"] = "postgresql.version", ["services.redis.storage"] = "redis.storage.size",
        ["kubernetes.ingress.class"] = "ingress.className", ["kubernetes.security.run_as_user"] = "podSecurityContext.runAsUser", ["kubernetes.security.network_policy"] = "networkPolicy.enabled",
    };

    [TestCaseSource(nameof(Good))]
    public void A_value_is_the_one_in_values_yaml(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        // An overlay may have changed the file.
        if (item.Overlay.Count > 0 || item.Compilation.Files!.FirstOrDefault(static file => file.Path.EndsWith("/values.yaml", StringComparison.Ordinal)) is not { Data: { } data })
            return;
        using (Assert.EnterMultipleScope())
        {
            foreach (var value in Explain(item).Values.Where(static value => InValues.ContainsKey(value.Key)))
            {
                DataNode? node = data;
                foreach (var part in InValues[value.Key].Split('.'))
                    node = (node as DataMap)?[part];
                Assert.That((node as DataScalar)?.Value, Is.EqualTo(value.Value), value.Key);
            }
        }
    }

    static bool Environments(Explanation explanation, int offset)
    {
        var root = (YamlMapping)YamlReader.Read(explanation.Spec, new DiagnosticBag())!;
        return root.Find("environments") is { Value: YamlMapping all } && all.Find(explanation.Environment)?.Value is { } own && offset >= own.Span.Start && offset < own.Span.End;
    }

    static Explanation Explain(GoldenCase item, string environment = "", ProjectFacts? facts = null)
    {
        var file = DeploymentCompiler.Check(item.Compilation.Text, item.Facts).File!;
        return Explanation.Of(item.Compilation.Text, environment.Length > 0 ? file.WithBase(environment)! : file, facts ?? item.Facts);
    }

    // Maps are sections; of a list it is enough that the list is there.
    static IEnumerable<string> Written(YamlNode node, string path = "") => node is not YamlMapping mapping ? [] : mapping.Entries.SelectMany(entry =>
    {
        var here = path.Length == 0 ? entry.Key.Value : $"{path}.{entry.Key.Value}";
        return Written(entry.Value, here).Prepend(here);
    });
}
