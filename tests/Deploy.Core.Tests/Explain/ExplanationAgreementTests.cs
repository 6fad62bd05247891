using System.Text;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Explain;

/// <summary>
/// What is explained is what is generated: every entry of every golden case is taken out in turn, and the explanation changes exactly when
/// the output does. So no value is missing, none is a second truth, and what "has no effect" has none.
/// </summary>
public sealed class ExplanationAgreementTests
{
    static IEnumerable<TestCaseData> Good => GoldenCase.Good.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Good))]
    public void The_explanation_changes_exactly_when_the_output_does(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        AssertAgrees(item.Spec, item.Facts);
    }

    /// <summary>Every key of the sections that are generated, where compose is all there is: some of them have no effect there.</summary>
    [TestCase("hobby-project", "aspnet")]
    [TestCase("small-saas", "aspnet")]
    [TestCase("kubernetes", "aspnet")]
    [TestCase("kubernetes", "rails")]
    public void It_does_so_where_everything_is_written(string pattern, string framework) => AssertAgrees(Encoding.UTF8.GetBytes($$"""
        deployment:
          name: all
          framework: {{framework}}
          pattern: {{pattern}}
          domain: all.example.com
          port: 7000
          health: { liveness: /l, readiness: /r }
          image: ghcr.io/acme/all
          tag: 2.0.0
          replicas: 4
          resources: { cpu: 300m, memory: 700Mi, cpu_limit: 1500m, memory_limit: 900Mi }
          env: { A: "1", B: "2" }
          secrets: [ONE, { name: TWO, from: store/two }]
          workers: [{ name: mailer, command: run mail, replicas: 2, resources: { cpu: 100m, memory_limit: 300Mi } }, { name: other, command: run other }]
          build: { context: .., args: { X: "1" }, system_packages: [libgdiplus] }
        services:
          postgres: { version: 15, size: medium, replicas: 3, storage: 30Gi, storage_class: fast, backup: { schedule: "0 4 * * *", retention: 20d, destination: "s3://acme/all" } }
          redis: { version: 8, size: medium, storage: 3Gi, storage_class: fast }
          mongodb: { version: 8, size: medium, storage: 30Gi, storage_class: fast }
          rabbitmq: { version: 4, size: medium, replicas: 3, storage: 30Gi, storage_class: fast }
        secrets: { provider: {{(pattern == "kubernetes" ? "kubernetes" : "file")}}, store: other-secrets }
        environments:
          staging:
            deployment: { port: 7001, env: { B: "3" }, resources: { memory: 800Mi } }

        """), FactsFile.WebProject("all") with { ProjectFile = "src/all/all.csproj", ProjectFolder = "src/all", ContextFromDocker = "../../../../.." });

    [TestCase("{ min: 2, max: 9, target_cpu: 60, target_memory: 80, scale_down_window: 10m }")]
    [TestCase("{ enabled: false }")]
    public void It_does_so_where_everything_of_kubernetes_is_written(string autoscaling) => AssertAgrees(Encoding.UTF8.GetBytes($$"""
        deployment: { pattern: kubernetes, replicas: 4, domain: www.example.com, secrets: [ONE] }
        services: { postgres: { size: large, replicas: 3, storage: 30Gi } }
        kubernetes:
          namespace: web
          replicas: 5
          autoscaling: {{autoscaling}}
          database: { size: medium, replicas: 4, storage: 40Gi, storage_class: slow, postgres: { work_mem: 9MB }, extensions: [pg_trgm, hstore] }
          ingress: { class: traefik, ssl: cert-manager, issuer: own, domain: all.example.com, paths: [/a, /b] }
          monitoring: { prometheus_operator: true, grafana: true }
          security: { network_policy: false, read_only_root: false, run_as_user: 5000, service_account: robot, pod_security: baseline, extra_egress: [{ cidr: 203.0.113.0/24, port: 8443 }] }
          secrets: { store: own-secrets }
          disruption: { min_available: 1 }
          topology_spread: false
          priority_class: high
          version: "1.30"

        """), FactsFile.WebProject("all"));

    static void AssertAgrees(byte[] spec, ProjectFacts facts)
    {
        var root = Mutation.Root(spec);
        var environments = (root.Find("environments")?.Value as YamlMapping)?.Entries.Select(static entry => entry.Key.Value) ?? [];
        using (Assert.EnterMultipleScope())
        {
            foreach (var environment in environments.Prepend(""))
            {
                var original = Mutation.Of(spec, facts, root, environment)!;
                foreach (var (path, node) in Mutation.WithoutOne(root))
                {
                    // Another environment than the one that is explained has files of its own.
                    if (path.StartsWith("/environments/", StringComparison.Ordinal) && (environment.Length == 0 || !path.StartsWith($"/environments/{environment}/", StringComparison.Ordinal)))
                        continue;
                    if (Mutation.Of(spec, facts, (YamlMapping)node, environment, path) is not { } changed)
                        continue;
                    var (values, keys, files) = (changed.Changed(original).ToList(), changed.AddedOrRemoved(original).ToList(), changed.ChangedFiles(original).ToList());
                    var what = $"environment '{environment}', without {path}: explained {string.Join(", ", values.Concat(keys))}; generated {string.Join(", ", files)}";
                    // A row may come and go with the key that says what holds anyway.
                    if (values.Count > 0)
                        Assert.That(files, Is.Not.Empty, what);
                    if (files.Count > 0)
                        Assert.That(values.Concat(keys), Is.Not.Empty, what);
                }
            }
        }
    }
}
