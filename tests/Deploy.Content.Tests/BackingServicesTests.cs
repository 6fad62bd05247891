using System.Text.Json;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about the services that it runs without an operator.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BackingServicesTests
{
    [TestCase("mongodb", "27017")]
    [TestCase("rabbitmq", "5672")]
    [TestCase("redis", "6379")]
    public void A_service_lets_in_the_app_and_no_other_service(string component, string port)
    {
        var chart = Render("full");
        var rule = chart.One("NetworkPolicy", $"demo-{component}").Items("spec", "ingress").First();

        Assert.That(RenderedObject.Write(rule), Does.Contain($"port: {port}"));
        var excluded = (YamlSequence)RenderedObject.Below(((YamlSequence)RenderedObject.Below(rule, "from")!).Items.Single(), "podSelector", "matchExpressions")!;
        Assert.That(((YamlSequence)RenderedObject.Below(excluded.Items.Single(), "values")!).Items.Select(static item => ((YamlScalar)item).Value),
            Is.EqualTo(new[] { "mongodb", "rabbitmq", "redis", "test" }));
        Assert.That(RenderedObject.Write(chart.One("NetworkPolicy", "demo-egress").At("spec", "egress")), Does.Contain($"app.kubernetes.io/component: {component}"));
    }

    [Test]
    public void More_nodes_of_RabbitMQ_change_no_immutable_field()
    {
        static string Immutable(RenderedObject set) => $"{RenderedObject.Write(set.At("spec", "selector"))} {set.Text("spec", "serviceName")} {set.Text("spec", "podManagementPolicy")} {RenderedObject.Write(set.At("spec", "volumeClaimTemplates"))}";
        var one = Render("rabbitmq").One("StatefulSet", "demo-rabbitmq");
        var three = Render("rabbitmq", "--set", "rabbitmq.replicas=3").One("StatefulSet", "demo-rabbitmq");

        Assert.That(Immutable(three), Is.EqualTo(Immutable(one)));
        Assert.That(three.Text("spec", "replicas"), Is.EqualTo("3"));
    }

    [Test]
    public void A_release_of_the_app_restarts_no_service()
    {
        string[] Pods(params string[] arguments) => Render("full", arguments).OfKind("StatefulSet").Select(static item => RenderedObject.Write(item.At("spec", "template"))).ToArray();

        Assert.That(Pods("--set", "image.tag=9.9.9"), Is.EqualTo(Pods()).And.Length.EqualTo(3));
    }

    [Test]
    public void A_budget_keeps_the_majority_of_a_cluster_and_never_a_single_node()
    {
        Assert.That(Render("rabbitmq-cluster").One("PodDisruptionBudget", "demo-rabbitmq").Text("spec", "maxUnavailable"), Is.EqualTo("1"));
        Assert.That(Render("rabbitmq").OfKind("PodDisruptionBudget").Select(static item => item.Name), Does.Not.Contain("demo-rabbitmq"));
    }

    [TestCase("istio", "traffic.sidecar.istio.io/excludeInboundPorts")]
    [TestCase("linkerd", "config.linkerd.io/skip-inbound-ports")]
    public void The_nodes_of_RabbitMQ_and_Prometheus_pass_by_the_proxy(string mesh, string annotation)
    {
        string Ports(params string[] arguments) => Render($"mesh-{mesh}", arguments).One("StatefulSet", "demo-rabbitmq").Text("spec", "template", "metadata", "annotations", annotation);

        Assert.That(Ports(), Is.EqualTo("4369,25672,15692"));
        Assert.That(Ports("--set", "rabbitmq.replicas=1,rabbitmq.monitoring.enabled=false"), Is.Empty);
    }

    [Test]
    public void An_external_service_is_reached_with_TLS_and_its_Secret()
    {
        var variables = Variables(Render("external-services").One("Deployment", "demo"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(variables["MONGODB_URL"], Is.EqualTo("mongodb://$(MONGODB_USER):$(MONGODB_PASSWORD)@$(MONGODB_HOST):$(MONGODB_PORT)/$(MONGODB_DATABASE)?tls=true&authSource=admin"));
            Assert.That(variables["RABBITMQ_URL"], Is.EqualTo("amqps://$(RABBITMQ_USER):$(RABBITMQ_PASSWORD)@$(RABBITMQ_HOST):$(RABBITMQ_PORT)/%2F"));
            Assert.That(variables["RABBITMQ_PORT"], Is.EqualTo("5671"));
            Assert.That(Render("external-services").OfKind("StatefulSet"), Is.Empty);
        }
    }

    [TestCase("external-services")]
    [TestCase("full")]
    [TestCase("rabbitmq")]
    public void A_variable_refers_to_earlier_ones_only(string values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in Variables(Render(values).One("Deployment", "demo")))
        {
            foreach (var reference in value.Split("$(").Skip(1).Select(static rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).Where(static reference => reference != "NOT"))
                Assert.That(seen, Does.Contain(reference), name);
            seen.Add(name);
        }
    }

    [Test]
    public void A_node_of_RabbitMQ_takes_in_any_password_and_knows_its_cluster()
    {
        const string password = "a\"b\\c$d";
        var (definitions, settings, environment) = Start(("APP_PASSWORD", password), ("ERLANG_COOKIE", "cookie"), ("NODES", "3"), ("SETTINGS", "heartbeat = 30\n"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(definitions.GetProperty("users")[0].GetProperty("password").GetString(), Is.EqualTo(password));
            Assert.That(definitions.GetProperty("vhosts")[0].GetProperty("metadata").GetProperty("default_queue_type").GetString(), Is.EqualTo("quorum"));
            Assert.That(settings, Does.Contain("heartbeat = 30\n").And.Contain("nodes.1 = rabbit@demo-rabbitmq-0.nodes.apps.svc\n").And.Contain("nodes.3 = rabbit@demo-rabbitmq-2.nodes.apps.svc\n"));
            Assert.That(environment, Does.Contain("NODENAME=rabbit@demo-rabbitmq-0.nodes.apps.svc"));
        }
    }

    [Test]
    public void A_single_node_of_RabbitMQ_looks_for_no_other() =>
        Assert.That(Start(("APP_PASSWORD", "x"), ("ERLANG_COOKIE", "cookie"), ("NODES", "1")).Settings, Does.Not.Contain("cluster_formation"));

    // The script as it is, with a server that only ends, on a machine that says it is the first pod.
    static (JsonElement Definitions, string Settings, string Environment) Start(params (string Name, string Value)[] variables)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "rabbitmq-start", TestContext.CurrentContext.Test.ID)).FullName;
        void Program(string name, string text)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
            Tool.Require("chmod").Accept(folder, "+x", path);
        }

        Program("hostname", "echo demo-rabbitmq-0.nodes.apps.svc");
        Program("docker-entrypoint.sh", "exit 0");
        var script = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "helm", "files", "rabbitmq-start.sh")).Replace("own=/tmp/rabbitmq", $"own='{folder}/own'", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "start.sh"), script);
        var settings = variables.Concat([("APP_USER", "demo"), ("APP_VHOST", "demo"), ("QUEUE_TYPE", "quorum"), ("HOME", folder), ("PATH", $"{folder}:/usr/bin:/bin"), ("RABBITMQ_CONF_ENV_FILE", Path.Combine(folder, "env.conf"))]);
        Tool.Require("env").Accept(folder, ["-i", .. settings.Select(static variable => $"{variable.Item1}={variable.Item2}"), "bash", "start.sh"]);
        return (JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "own", "definitions.json"))).RootElement, File.ReadAllText(Path.Combine(folder, "own", "rabbitmq.conf")),
            File.ReadAllText(Path.Combine(folder, "env.conf")));
    }

    static Dictionary<string, string> Variables(RenderedObject deployment) =>
        ((YamlSequence)RenderedObject.Below(deployment.Items("spec", "template", "spec", "containers").First(), "env")!).Items
        .ToDictionary(static item => RenderedObject.TextBelow(item, "name"), static item => RenderedObject.TextBelow(item, "value"), StringComparer.Ordinal);

    static RenderedChart Render(string values, params string[] arguments) =>
        RenderedChart.Of(ChartContentTests.ContentChart, ["-f", ChartContentTests.ValuesFile($"{values}-values.yaml"), .. arguments]);
}
