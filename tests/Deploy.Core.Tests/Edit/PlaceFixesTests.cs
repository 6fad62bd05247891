using Deploy.Core.Edit;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Edit;

/// <summary>What is wrong at a place of deployment.yaml is put right there, and nothing else is touched.</summary>
public sealed class PlaceFixesTests
{
    const string Kubernetes = "deployment: { pattern: kubernetes, domain: shop.example.com }\n";

    static readonly (string Code, string Before, string After)[] Fixed =
    [
        ("DEPLOY0003", "deployment:\n\tname: shop # tab\there\n\tresources:\n\t\tcpu: 1\n", "deployment:\n  name: shop # tab\there\n  resources:\n    cpu: 1\n"),
        ("DEPLOY0003", "deployment:\r\n    name: shop\r\n\tport: 80\r\n", "deployment:\r\n    name: shop\r\n    port: 80\r\n"),
        ("DEPLOY0012", "deployment:\n  port: !!int 80 # x\n", "deployment:\n  port: 80 # x\n"),
        ("DEPLOY0012", "deployment: { name: !custom shop }\n", "deployment: { name: shop }\n"),
        ("DEPLOY0102", "cicd:\n  approval: production # ask\n", "cicd:\n  approval: [production] # ask\n"),
        ("DEPLOY0103", "deployment:\n  nmae: shop # x\n", "deployment:\n  name: shop # x\n"),
        ("DEPLOY0103", "deployment: { 'nmae': shop }\n", "deployment: { 'name': shop }\n"),
        ("DEPLOY0103", "kubernets:\n  replicas: 2\ndeployment: { pattern: kubernetes }\n", "kubernetes:\n  replicas: 2\ndeployment: { pattern: kubernetes }\n"),
        ("DEPLOY0104", "deployment:\n  health: healthz\n", "deployment:\n  health: /healthz\n"),
        ("DEPLOY0104", "deployment:\n  name: MyShop\n", "deployment:\n  name: my-shop\n"),
        ("DEPLOY0104", "services:\n  redis: { external: yes, host: r.example.com }\n", "services:\n  redis: { external: true, host: r.example.com }\n"),
        ("DEPLOY0105", "deployment:\n  pattern: \"kubernets\"\n", "deployment:\n  pattern: \"kubernetes\"\n"),
        ("DEPLOY0110", "deployment:\n  env:\n    DB_PASSWORD: hunter22\n    A: b\n  port: 80\n", "deployment:\n  env:\n    A: b\n  port: 80\n  secrets:\n    - DB_PASSWORD\n"),
        ("DEPLOY0110", "deployment: { env: { A: b, DB_PASSWORD: hunter22 }, secrets: [S] }\n", "deployment: { env: { A: b }, secrets: [S, DB_PASSWORD] }\n"),
        ("DEPLOY0213", "deployment:\n  env:\n    A: b # c\n    B: c\n  secrets: [A]\n", "deployment:\n  env:\n    B: c\n  secrets: [A]\n"),
        ("DEPLOY0213", "deployment:\n  env: { A: b, B: c }\n  secrets: [A]\n", "deployment:\n  env: { B: c }\n  secrets: [A]\n"),
        ("DEPLOY0213", "deployment:\n  env: { A: b }\n  secrets: [A]\n", "deployment:\n  env: {}\n  secrets: [A]\n"),
        ("DEPLOY0215", "services:\n  postgres:\n    host: db.example.com\n", "services:\n  postgres:\n    host: db.example.com\n    external: true\n"),
        ("DEPLOY0215", "services:\n  postgres: { external: false, host: db.example.com }\n", "services:\n  postgres: { external: true, host: db.example.com }\n"),
        ("DEPLOY0224", "canary:\n  stages:\n    - traffic: 10%\n      duration: 5m\n    - traffic: 50%\n      duration: 5m\n", "canary:\n  stages:\n    - traffic: 10%\n      duration: 5m\n    - traffic: 50%\n      duration: 5m\n    - traffic: 100%\n"),
        ("DEPLOY0224", "canary: { stages: [{ traffic: 10%, duration: 5m }] }\n", "canary: { stages: [{ traffic: 10%, duration: 5m }, { traffic: 100% }] }\n"),
        ("DEPLOY0226", "canary: { provider: flagger }\n", "canary: { provider: auto }\n"),
        ("DEPLOY0234", "cicd: { approval: [prodution] }\n", "cicd: { approval: [production] }\n"),
        ("DEPLOY0302", "deployment: { pattern: production-saas, replicas: 1 }\n", "deployment: { pattern: production-saas, replicas: 2 }\n"),
        ("DEPLOY0307", "services:\n  postgres:\n    backup:\n      destination: s3://b/shop\n      retention: 3d # short\n", "services:\n  postgres:\n    backup:\n      destination: s3://b/shop\n      retention: 7d # short\n"),
        ("DEPLOY0305", Kubernetes + "kubernetes:\n  security:\n    read_only_root: false # for now\n    run_as_user: 1000\n", Kubernetes + "kubernetes:\n  security:\n    run_as_user: 1000\n"),
        ("DEPLOY0306", Kubernetes + "kubernetes: { security: { network_policy: false } }\n", Kubernetes + "kubernetes: { security: {} }\n"),
        ("DEPLOY0308", Kubernetes + "kubernetes: { replicas: 2, disruption: { min_available: 2 } }\n", Kubernetes + "kubernetes: { replicas: 2, disruption: { max_unavailable: 1 } }\n"),
        ("DEPLOY0309", Kubernetes + "kubernetes: { mesh: { kind: istio, mtls: 'permissive' } }\n", Kubernetes + "kubernetes: { mesh: { kind: istio, mtls: 'strict' } }\n"),
        ("DEPLOY0310", Kubernetes + "kubernetes: { security: { pod_security: baseline } }\n", Kubernetes + "kubernetes: { security: { pod_security: restricted } }\n"),
        ("DEPLOY0321", "cicd:\n  environments: [staging, production]\n  approval:\n  - staging\n", "cicd:\n  environments: [staging, production]\n  approval:\n  - staging\n  - production\n"),
        ("DEPLOY0321", "cicd: { approval: [] }\n", "cicd: { approval: [production] }\n"),
        ("DEPLOY0322", "monitoring: { retention: 1d }\n", "monitoring: { retention: 7d }\n"),
        ("DEPLOY0326", "services: { postgres: {} }\nmigrations: { backup: false }\n", "services: { postgres: {} }\nmigrations: { backup: true }\n"),
    ];

    static readonly (string Code, string Spec)[] LeftAlone =
    [
        // Which of several was meant.
        ("DEPLOY0103", "deployment:\n  something_else_entirely: 1\n"),
        ("DEPLOY0102", "cicd:\n  approval: staging, production\n"),
        ("DEPLOY0104", "deployment:\n  port: many\n"),
        ("DEPLOY0104", "deployment:\n  health: https://shop.example.com/health\n"),
        // The key that is meant is there.
        ("DEPLOY0103", "deployment:\n  name: shop\n  nmae: shop\n"),
        // Tabs that may be part of a text.
        ("DEPLOY0003", "deployment:\n\tenv:\n\t\tA: |\n\t\t\tx\n"),
        // The value is that of an anchor, or has one.
        ("DEPLOY0105", "deployment:\n  pattern: &p kubernets\n"),
        ("DEPLOY0305", Kubernetes + "kubernetes: { security: { read_only_root: &off false } }\n"),
        ("DEPLOY0308", Kubernetes + "kubernetes: { replicas: 2, disruption: { min_available: &all 2 } }\n"),
        ("DEPLOY0012", "deployment:\n  name: &n !x shop\n"),
        // The problem is one of an environment, the stages and settings are those of the file.
        ("DEPLOY0110", "environments: { e: { deployment: { env: { DB_PASSWORD: hunter22 } } } }\n"),
        ("DEPLOY0224", "canary: { stages: [{ traffic: 100% }] }\nenvironments: { e: { canary: { stages: [{ traffic: 5% }] } } }\n"),
    ];

    static IEnumerable<TestCaseData> FixedCases => Fixed.Select(static (item, i) => new TestCaseData(item.Code, item.Before, item.After).SetName($"{{m}}({item.Code}, {i})"));

    static IEnumerable<TestCaseData> LeftAloneCases => LeftAlone.Select(static (item, i) => new TestCaseData(item.Code, item.Spec).SetName($"{{m}}({item.Code}, {i})"));

    [TestCaseSource(nameof(FixedCases))]
    public void The_remedy_changes_what_is_wrong_and_nothing_else(string code, string before, string after) =>
        Assert.That(Fixing.Apply(before, Fixes(code, before).Single()), Is.EqualTo(after));

    [TestCaseSource(nameof(LeftAloneCases))]
    public void Nothing_is_offered_where_it_is_not_certain(string code, string spec) => Assert.That(Fixes(code, spec), Is.Empty);

    [Test]
    public void Every_code_with_a_remedy_is_shown_here() =>
        Assert.That(Fixed.Select(static item => item.Code).Append("DEPLOY0303").Append("DEPLOY0320"), Is.SupersetOf(SpecFixes.CodesInSpec));

    [TestCase("DEPLOY0303", "deployment: { pattern: kubernetes, domain: a.b }\nservices: { postgres: { replicas: 1 } }\n", "replicas: 2")]
    [TestCase("DEPLOY0320", "deployment: { replicas: 1 }\nbluegreen: {}\n", "replicas: 2")]
    public void One_copy_becomes_two(string code, string before, string expected) =>
        Assert.That(Fixing.Apply(before, Fixes(code, before).Single()), Does.Contain(expected));

    static IReadOnlyList<SpecFix> Fixes(string code, string yaml)
    {
        var facts = FactsFile.WebProject("shop");
        var text = new SourceText("deployment.yaml", yaml);
        var found = DeploymentCompiler.Check(text, facts).Diagnostics;
        var diagnostic = found.FirstOrDefault(diagnostic => diagnostic.Code == code);
        Assert.That(diagnostic, Is.Not.Null, $"No {code}, but: {string.Join('\n', found.Select(static other => $"{other.Code} {other.Message}"))}");
        return Fixing.FixesOf(text, facts, diagnostic!);
    }
}
