using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;
using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about alerts, dashboards and traces.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class MonitoringChartTests
{
    const string Everything = "monitoring-values.yaml";

    static readonly string AlertTests = Path.Combine(ChartContentTests.Values, "alerts", "alerts.test.yaml");

    static readonly string[] Switches = ["monitoring.rules.enabled=true", "monitoring.rules.slo.enabled=true", "monitoring.rules.causes=true", "monitoring.serviceMonitor.enabled=true", "autoscaling.enabled=true"];

    // A chart without a program has no metrics of one to switch on.
    static IEnumerable<string> AllValues => Directory.GetFiles(ChartContentTests.Values, "*-values.yaml").Where(static path => !File.ReadAllText(path).Contains("runsApp: false", StringComparison.Ordinal)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    static IEnumerable<string> Dashboards => Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "content", "helm", "dashboards")).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(AllValues))]
    public void Prometheus_takes_the_rules_whatever_else_is_on(string values)
    {
        var promtool = Tool.Require("promtool");
        var folder = PrometheusRules.Write($"check-{values}", values, "--set", string.Join(',', Switches));

        Assert.That(Directory.GetFiles(folder), Is.Not.Empty);
        foreach (var file in Directory.GetFiles(folder))
            promtool.Accept(folder, "check", "rules", file);
    }

    [Test]
    public void Each_alert_fires_on_what_it_is_for_and_none_when_all_is_well()
    {
        var promtool = Tool.Require("promtool");
        var folder = PrometheusRules.Write("fire", Everything);
        File.Copy(AlertTests, Path.Combine(folder, "alerts.test.yaml"), overwrite: true);

        promtool.Accept(folder, "test", "rules", "alerts.test.yaml");
    }

    [Test]
    public void No_alert_is_without_a_test_that_it_fires()
    {
        var fired = Fires().Matches(File.ReadAllText(AlertTests)).Select(static match => match.Groups["alert"].Value).Distinct(StringComparer.Ordinal);

        Assert.That(fired, Is.EquivalentTo(PrometheusRules.Alerts(Rendered.Of(Everything))));
    }

    [Test]
    public void Each_alert_has_a_runbook_and_each_runbook_an_alert()
    {
        var runbooks = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "helm", "runbooks.md"));
        var sections = Heading().Matches(runbooks).Select(static match => match.Groups["alert"].Value).ToList();

        Assert.That(sections, Is.EquivalentTo(PrometheusRules.Alerts(Rendered.Of(Everything))));
        foreach (var section in runbooks.Split("\n### ").Skip(1))
            Assert.That(section, Does.Contain("```sh\n").And.Contain("Usual causes:"), section.Split('\n')[0]);
    }

    /// <summary>Whoever counts the requests, a third that fails and a second of waiting are seen.</summary>
    [TestCase("aspnet", "http_server_request_duration_seconds", "namespace=\"apps\",job=\"demo\"", "http_response_status_code=\"500\"")]
    [TestCase("fraiseql", "http_requests_total http_request_duration_seconds", "namespace=\"apps\",job=\"demo\"", "status=\"500\"")]
    [TestCase("django", "django_http_responses_total_by_status_total django_http_requests_latency_seconds_by_view_method", "namespace=\"apps\",job=\"demo\"", "status=\"500\"")]
    [TestCase("nginx", "nginx_ingress_controller_requests nginx_ingress_controller_request_duration_seconds", "exported_namespace=\"apps\",ingress=\"demo\"", "status=\"503\"")]
    [TestCase("istio", "istio_requests_total istio_request_duration_milliseconds", "reporter=\"source\",destination_service_namespace=\"apps\",destination_service_name=\"demo-canary\"", "response_code=\"503\"")]
    [TestCase("linkerd", "response_total response_latency_ms", "namespace=\"apps\",pod=\"demo-1\",direction=\"inbound\"", "classification=\"failure\"")]
    [TestCase("rails", "ruby_http_requests_total ruby_http_request_duration_seconds", "namespace=\"apps\",job=\"demo\"", "status=\"500\"")]
    public void Errors_and_latency_are_seen_whoever_measures_them(string source, string metrics, string scope, string failed)
    {
        var promtool = Tool.Require("promtool");
        var folder = PrometheusRules.Write($"source-{source}", Everything, "--set", $"release.analysis.source={source}");
        var names = metrics.Split(' ');
        var (count, latency) = names.Length == 1 ? ($"{names[0]}_count", names[0]) : (names[0], names[1]);
        var unit = latency.EndsWith("_seconds", StringComparison.Ordinal) || latency.Contains("_seconds_", StringComparison.Ordinal) ? 1 : 1000;
        var series = new StringBuilder();
        void Add(string name, string labels, string values) => series.Append(CultureInfo.InvariantCulture, $"      - series: '{name}{{{labels}}}'\n        values: '{values}'\n");
        Add(count, $"{scope},{failed}", "0+30x60");
        Add(count, $"{scope},other=\"ok\"", "0+60x60");
        if (source == "rails")
            Add(latency, $"{scope},quantile=\"0.99\"", "2x60");
        foreach (var (bound, much) in new[] { ($"{unit}", 50), ($"{5 * unit}", 90), ("+Inf", 90) })
            Add($"{latency}_bucket", $"{scope},le=\"{bound}\"", $"0+{much}x60");
        File.WriteAllText(Path.Combine(folder, "alerts.test.yaml"), $$"""
            rule_files: [rules-requests.yaml]
            evaluation_interval: 1m
            tests:
              - interval: 1m
                input_series:
            {{series.ToString().Replace("\n      ", "\n          ", StringComparison.Ordinal).Insert(0, "    ").TrimEnd()}}
                promql_expr_test:
                  - eval_time: 40m
                    expr: count by (alertname) (ALERTS{alertname=~"ErrorRateHigh|LatencyHigh",alertstate="firing"})
                    exp_samples: [{ labels: '{alertname="ErrorRateHigh"}', value: 1 }, { labels: '{alertname="LatencyHigh"}', value: 1 }]
                  - eval_time: 40m
                    expr: round(service:request_errors:ratio_rate5m * 3)
                    exp_samples: [{ labels: '{namespace="apps",service="demo"}', value: 1 }]

            """);

        promtool.Accept(folder, "test", "rules", "alerts.test.yaml");
    }

    [Test]
    public void Alertmanager_gets_the_alerts_by_the_labels_that_each_of_them_carries()
    {
        var rendered = Rendered.Of(Everything);
        var config = rendered.One("AlertmanagerConfig", "demo");

        Assert.That(Text(config, "spec", "route", "matchers", "0", "value"), Is.EqualTo("demo"));
        foreach (var rule in rendered.Kinds("PrometheusRule").SelectMany(static item => ((YamlSequence)At(item, "spec", "groups")!).Items)
            .SelectMany(static group => ((YamlSequence)At(group, "rules")!).Items).Where(static rule => Text(rule, "alert") is not null))
        {
            var labels = Map(rule, "labels");
            Assert.That((labels["service"], labels["namespace"], labels["team"]), Is.EqualTo(("demo", "apps", "shop")), Text(rule, "alert"));
            Assert.That(labels["severity"], Is.AnyOf("critical", "warning", "info"));
            Assert.That(Map(rule, "annotations").Keys, Is.EquivalentTo(new[] { "summary", "description", "runbook_url" }));
        }

        Assert.That(Text(config, "spec", "receivers", "0", "slackConfigs", "0", "apiURL", "name"), Is.EqualTo("demo-alerts"));
        Assert.That(Text(config, "spec", "route", "routes", "0", "receiver"), Is.EqualTo("pager"));
    }

    [TestCaseSource(nameof(Dashboards))]
    public void A_dashboard_is_JSON_that_Grafana_reads(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "helm", "dashboards", file)));
        var dashboard = document.RootElement;

        Assert.That(dashboard.GetProperty("schemaVersion").GetInt32(), Is.GreaterThan(30));
        Assert.That(dashboard.GetProperty("templating").GetProperty("list").EnumerateArray().Select(static item => item.GetProperty("name").GetString()), Is.SupersetOf(new[] { "datasource", "namespace", "release" }));
        var panels = dashboard.GetProperty("panels").EnumerateArray().ToList();
        Assert.That(panels.Select(static panel => panel.GetProperty("id").GetInt32()), Is.Unique);
        foreach (var panel in panels.Where(static panel => panel.GetProperty("type").GetString() != "row"))
            Assert.That(panel.GetProperty("targets").EnumerateArray().Select(static target => target.GetProperty("expr").GetString()), Is.Not.Empty.And.All.Not.Empty);
    }

    [TestCaseSource(nameof(Dashboards))]
    public void Prometheus_understands_every_query_of_a_dashboard(string file)
    {
        var promtool = Tool.Require("promtool");
        var text = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "helm", "dashboards", file));
        var rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        foreach (var query in Expression().Matches(text).Select(static match => JsonSerializer.Deserialize<string>(match.Groups["text"].Value)!).Distinct(StringComparer.Ordinal))
        {
            var filled = query.Replace("$__rate_interval", "5m", StringComparison.Ordinal).Replace("$namespace", "apps", StringComparison.Ordinal)
                .Replace("$release", "demo", StringComparison.Ordinal).Replace("$cluster", "demo-postgres", StringComparison.Ordinal);
            Assert.That(filled, Does.Not.Contain("$"), "Every variable is known.");
            rules.Append(CultureInfo.InvariantCulture, $"      - record: query_{rules.Length}\n        expr: {JsonSerializer.Serialize(filled)}\n");
        }

        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "rules")).FullName, $"{file}.yaml");
        File.WriteAllText(path, rules.ToString());
        promtool.Accept(null, "check", "rules", path);
    }

    [Test]
    public void Dashboards_of_two_releases_have_different_identifiers_and_no_word_is_left_to_fill_in()
    {
        var first = Uids(Rendered.Of(Everything));
        var second = Uids(Rendered.Of(Everything, "--set", "fullnameOverride=other"));

        Assert.That(first, Has.Count.EqualTo(5).And.Unique);
        Assert.That(first.Intersect(second, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void Recorded_series_that_a_dashboard_shows_exist()
    {
        var recorded = Rendered.Of(Everything).Kinds("PrometheusRule").SelectMany(static item => ((YamlSequence)At(item, "spec", "groups")!).Items)
            .SelectMany(static group => ((YamlSequence)At(group, "rules")!).Items).Select(static rule => Text(rule, "record")).OfType<string>().ToList();
        var shown = Dashboards.SelectMany(static file => RecordedSeries().Matches(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "helm", "dashboards", file)))).Select(static match => match.Value).Distinct(StringComparer.Ordinal);

        Assert.That(shown, Is.Not.Empty.And.SubsetOf(recorded));
    }

    [Test]
    public void Traces_go_to_the_collector_and_what_the_user_sets_stays()
    {
        var rendered = Rendered.Of(Everything);
        var environment = ((YamlSequence)At(rendered.One("Deployment", "demo"), "spec", "template", "spec", "containers", "0", "env")!).Items
            .ToDictionary(static item => Text(item, "name")!, static item => Text(item, "value"), StringComparer.Ordinal);
        var egress = At(rendered.One("NetworkPolicy", "demo-egress"), "spec", "egress");

        Assert.That(environment["OTEL_EXPORTER_OTLP_ENDPOINT"], Is.EqualTo("http://opentelemetry-collector.observability.svc:4317"));
        Assert.That(environment, Does.Not.ContainKey("OTEL_SERVICE_NAME"), "It stands in env, which the ConfigMap gives.");
        Assert.That(environment["OTEL_RESOURCE_ATTRIBUTES"], Is.EqualTo("service.version=1.2.3,k8s.namespace.name=apps,k8s.pod.name=$(OTEL_POD_NAME),deployment.environment.name=staging"));
        Assert.That(((YamlSequence)egress!).Items.Any(static rule => Text(rule, "to", "0", "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == "observability" && Text(rule, "ports", "0", "port") == "4317"));
        Assert.That(Rendered.Of("base-values.yaml").Texts()["Deployment/demo"], Does.Not.Contain("OTEL_"));
    }

    static List<string> Uids(Rendered rendered) => rendered.Kinds("ConfigMap").Where(static item => Map(item, "metadata", "labels").ContainsKey("grafana_dashboard")).Select(static item =>
    {
        var text = ((YamlMapping)At(item, "data")!).Entries.Single().Value is YamlScalar scalar ? scalar.Value : "";
        Assert.That(text, Does.Not.Match("@[a-z]+@"));
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("uid").GetString()!;
    }).ToList();

    [GeneratedRegex("ALERTS\\{alertname=\"(?<alert>[A-Za-z]+)\",alertstate=\"firing\"\\}\\)\n        exp_samples:\n          - value: [1-9]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fires();

    [GeneratedRegex("^### (?<alert>[A-Za-z]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("\"expr\": (?<text>\"(\\\\.|[^\"])*\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expression();

    [GeneratedRegex("service:[a-z_0-9]+:[a-z_0-9]+", RegexOptions.None, 1000)]
    private static partial Regex RecordedSeries();
}
