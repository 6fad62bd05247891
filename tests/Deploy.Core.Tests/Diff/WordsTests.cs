using System.Text;
using System.Text.Json;
using Deploy.Core.Diff;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;
using static Deploy.Core.Tests.Diff.Comparison;

namespace Deploy.Core.Tests.Diff;

public sealed class WordsTests
{
    static IEnumerable<TestCaseData> Good => GoldenCase.Good.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCase("tag: 1.2.0", "tag: 1.3.0", "image ghcr.io/acme/shop:1.2.0 → ghcr.io/acme/shop:1.3.0")]
    [TestCase("image: ghcr.io/acme/shop", "image: ghcr.io/acme/store", "image ghcr.io/acme/shop:1.2.0 → ghcr.io/acme/store:1.2.0")]
    [TestCase("replicas: 2", "replicas: 4", "replicas 2 → 4")]
    [TestCase("{ REGION: eu }", "{ REGION: eu, LOG_LEVEL: debug }", "+1 env LOG_LEVEL")]
    [TestCase("{ REGION: eu }", "{ REGION: eu, LOG_LEVEL: debug, COLOR: blue }", "+2 env COLOR, LOG_LEVEL")]
    [TestCase("{ REGION: eu }", "{ REGION: us }", "env REGION eu → us")]
    [TestCase("  secrets: [STRIPE_KEY]\n", "", "-1 secret STRIPE_KEY")]
    [TestCase("[STRIPE_KEY]", "[STRIPE_KEY, MAIL_KEY]", "+1 secret MAIL_KEY")]
    [TestCase("tag: 1.2.0", "tag: 1.2.0\n  resources: { memory_limit: 1Gi }", "memory limit 512Mi → 1Gi")]
    [TestCase("tag: 1.2.0", "tag: 1.2.0\n  workers: [{ name: mailer, command: dotnet shop.dll }]", "+ worker mailer")]
    [TestCase("{ enabled: false }", "{ enabled: true }", "autoscaling on")]
    [TestCase("  redis: {}\n", "", "Redis off")]
    [TestCase("{ storage: 20Gi }", "{ storage: 50Gi }", "PostgreSQL volume 20Gi → 50Gi")]
    [TestCase("{ enabled: false }", "{ enabled: false }\n  database: { postgres: { work_mem: 8MB } }", "PostgreSQL parameter work_mem 4MB → 8MB")]
    [TestCase("domain: shop.example.com", "domain: www.example.com", "ingress host shop.example.com → www.example.com")]
    public void A_change_of_the_chart_is_said_as_a_reviewer_would(string old, string replacement, string words) => Assert.That(Of(old, replacement).Lines("chart"), Does.Contain(words));

    [TestCase("tag: 1.2.0", "tag: 1.3.0", "image ghcr.io/acme/shop:1.2.0 → ghcr.io/acme/shop:1.3.0 (app)")]
    [TestCase("{ REGION: eu }", "{ REGION: eu, LOG_LEVEL: debug }", "+1 env LOG_LEVEL (app)")]
    [TestCase("tag: 1.2.0", "tag: 1.2.0\n  workers: [{ name: mailer, command: dotnet shop.dll }]", "+ service mailer")]
    [TestCase("tag: 1.2.0", "tag: 1.2.0\n  resources: { memory_limit: 1Gi }", "memory limit 512m → 1024m (app)")]
    [TestCase("  redis: {}\n", "", "- service redis")]
    [TestCase("  redis: {}\n", "", "- volume redis-data")]
    public void A_change_of_the_server_is_said_with_its_service(string old, string replacement, string words) => Assert.That(Of(old, replacement).Lines("server"), Does.Contain(words));

    [Test]
    public void What_is_the_same_for_several_services_is_said_once()
    {
        var before = Replace(Shop, "tag: 1.2.0", "tag: 1.2.0\n  workers: [{ name: mailer, command: dotnet shop.dll }]");
        Assert.That(Between(before, Replace(before, "tag: 1.2.0", "tag: 1.3.0")).Lines("server"), Is.EqualTo(new[] { "image ghcr.io/acme/shop:1.2.0 → ghcr.io/acme/shop:1.3.0 (app, mailer)" }));
    }

    [Test]
    public void An_environment_says_only_what_does_not_change_everywhere()
    {
        var diff = Between(Shop, Replace(Replace(Shop, "tag: 1.2.0", "tag: 1.3.0"), "{ replicas: 1 }", "{ replicas: 3 }"));
        Assert.That(diff.Lines("chart", "staging"), Does.Contain("replicas 1 → 3").And.None.StartsWith("image"));
        Assert.That(diff.Lines("chart"), Does.Contain("image ghcr.io/acme/shop:1.2.0 → ghcr.io/acme/shop:1.3.0").And.None.StartsWith("replicas"));
    }

    [Test]
    public void A_new_environment_says_how_it_differs_from_the_rest()
    {
        var diff = Of("  staging:", "  test: { kubernetes: { replicas: 7 } }\n  staging:");
        Assert.That(diff.Lines("chart", "test"), Does.Contain("replicas 2 → 7"));
        Assert.That(diff.Files.Where(static file => file.Change == "added").Select(static file => file.Path), Is.EqualTo(new[] { "docker/compose.test.yaml", "helm/shop/values-test.yaml" }));
    }

    [Test]
    public void A_value_without_words_is_said_by_its_path_and_what_it_does()
    {
        var before = Tree(Shop);
        var diff = OutputDiff.Between(before, before.With("helm/shop/values.yaml", static text => Replace(text, "revisionHistoryLimit: 5", "revisionHistoryLimit: 9")), Repository.Content);
        Assert.That(diff.Lines("chart").Single(), Does.StartWith("revisionHistoryLimit 5 → 9 ("));
    }

    [Test]
    public void Files_without_words_are_counted_in_lines()
    {
        var before = Tree(Shop);
        var after = before.With("docker/Caddyfile", static text => text + "# one\n# two\n").With("helm/shop/values.yaml", static text => "# only a comment\n" + text);
        var diff = OutputDiff.Between(before, after, Repository.Content);
        Assert.That(diff.Groups, Is.Empty);
        Assert.That(diff.Files, Is.EqualTo(new[] { new FileChange("docker/Caddyfile", "changed", 2, 0), new FileChange("helm/shop/values.yaml", "changed", 1, 0) }));
    }

    [TestCase("a\nb\nc\n", "a\nx\nc\n", 1, 1)]
    [TestCase("", "a\nb\n", 2, 0)]
    [TestCase("a\nb\n", "", 0, 2)]
    [TestCase("a\nb\nc\nd\n", "b\nd\ne\n", 1, 2)]
    public void Lines_are_counted_as_a_diff_does(string before, string after, int added, int removed) => Assert.That(LineCount.Between(before, after), Is.EqualTo((added, removed)));

    [TestCaseSource(nameof(Good))]
    public void Output_compared_with_itself_has_no_change_and_no_risk(string name)
    {
        var files = OutputTree.Of(GoldenCase.All.Single(item => item.Name == name).Compilation.Files!);
        var diff = OutputDiff.Between(files, new OutputTree(files.Files), Repository.Content);
        Assert.That(diff.IsEmpty && diff.Risks.Count == 0, DiffText.Write(diff, "itself", name));
        Assert.That(DiffText.Write(diff, "itself", name), Does.EndWith("Nothing would change.\n"));
    }

    /// <summary>Every difference between two outputs is in words, or the file is in the list: nothing is passed over.</summary>
    [TestCaseSource(nameof(Good))]
    public void No_difference_between_any_output_and_the_shops_is_passed_over(string name)
    {
        var before = Tree(Shop);
        var after = OutputTree.Of(GoldenCase.All.Single(item => item.Name == name).Compilation.Files!);
        var diff = OutputDiff.Between(before, after, Repository.Content);
        var listed = diff.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        var chart = after.ChartFolder;
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, bytes) in after.Files.Where(static file => file.Key != "manifest.txt"))
            {
                var source = chart is not null && path.StartsWith(chart + "/", StringComparison.Ordinal) ? $"helm/shop{path[chart.Length..]}" : path;
                if (before.Files.TryGetValue(source, out var old) && old.AsSpan().SequenceEqual(bytes))
                    continue;
                var part = path == "docker/compose.yaml" ? "laptop" : path.StartsWith("docker/", StringComparison.Ordinal) ? "server" : "chart";
                Assert.That(listed.Contains(path) || diff.Groups.Any(group => group.Part == part), $"{path} differs, and nothing says so.");
            }
        }
    }

    [Test]
    public void A_value_that_looks_like_a_credential_is_not_shown()
    {
        var before = Tree(Shop).With("helm/shop/values.yaml", static text => Replace(text, "REGION: eu", "REGION: eu\n  DB_PASSWORD: hunter2"));
        var diff = OutputDiff.Between(before, Tree(Shop).With("helm/shop/values.yaml", static text => Replace(text, "REGION: eu", "REGION: eu\n  DB_PASSWORD: hunter3")), Repository.Content);
        foreach (var shown in new[] { DiffText.Write(diff, "", ""), DiffJson.Write(diff, "", "") })
            Assert.That(shown, Does.Contain("DB_PASSWORD").And.Not.Contain("hunter"));
    }

    [Test]
    public void JSON_has_every_line_with_the_values_before_and_after()
    {
        var diff = Between(Shop, Replace(Replace(Shop, "tag: 1.2.0", "tag: 1.3.0"), "storage: 20Gi", "storage: 10Gi"));
        var json = JsonDocument.Parse(DiffJson.Write(diff, "the last build", "")).RootElement;
        Assert.That(json.GetProperty("version").GetInt32(), Is.EqualTo(1));
        Assert.That(json.GetProperty("groups").EnumerateArray().SelectMany(static group => group.GetProperty("lines").EnumerateArray()).Select(static line => line.GetProperty("words").GetString()),
            Is.EqualTo(diff.Groups.SelectMany(static group => group.Lines).Select(static line => line.Words)));
        var image = json.GetProperty("groups")[0].GetProperty("lines").EnumerateArray().Single(static line => line.GetProperty("words").GetString()!.StartsWith("image ", StringComparison.Ordinal)).GetProperty("changes")[0];
        Assert.That(image.GetProperty("before").GetString(), Is.EqualTo("ghcr.io/acme/shop:1.2.0"));
        Assert.That(image.GetProperty("change").GetString(), Is.EqualTo("changed"));
        Assert.That(json.GetProperty("risks")[0].GetProperty("code").GetString(), Is.EqualTo("DEPLOY0911"));
        Assert.That(json.GetProperty("files").EnumerateArray().Select(static file => file.GetProperty("path").GetString()), Is.EqualTo(diff.Files.Select(static file => file.Path)));
    }

    [Test]
    public void A_chart_alone_says_nothing_of_docker()
    {
        var chart = new OutputTree(Tree(Shop).Files.Where(static file => file.Key.StartsWith("helm/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal), ChartOnly: true);
        var diff = OutputDiff.Between(chart, Tree(Replace(Shop, "tag: 1.2.0", "tag: 1.3.0")), Repository.Content);
        Assert.That(diff.Groups.Select(static group => group.Part), Is.EqualTo(new[] { "chart" }));
        Assert.That(diff.Files.Select(static file => file.Path), Has.All.StartsWith("helm/"));
    }

    [Test]
    public void A_file_that_is_not_YAML_any_more_is_counted_in_lines()
    {
        var diff = OutputDiff.Between(Tree(Shop).With("docker/compose.yaml", static _ => "<<<<<<< HEAD\n: [\n"), Tree(Shop), Repository.Content);
        Assert.That(diff.Files.Select(static file => file.Path), Is.EqualTo(new[] { "docker/compose.yaml" }));
        Assert.That(Encoding.UTF8.GetByteCount(DiffText.Write(diff, "", "")), Is.Positive);
    }
}
