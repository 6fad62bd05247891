using Deploy.Core.Plan;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Plan;

/// <summary>A quota holds everything at its most; one pod less would strike under load.</summary>
public sealed class QuotaPlannerTests
{
    const string App = "deployment: { pattern: kubernetes, resources: { cpu: 100m, memory: 100Mi, cpu_limit: 1, memory_limit: 200Mi } }\n";

    [TestCase("kubernetes: { replicas: 4, autoscaling: { enabled: false } }", 4 + 1)]
    [TestCase("kubernetes: { autoscaling: { min: 2, max: 10 } }", 10 + 1)]
    [TestCase("kubernetes: { autoscaling: { min: 2, max: 10 } }\nbluegreen: { strategy: instant }", 10 + 10)]
    public void It_holds_all_copies_and_those_that_a_release_adds(string yaml, int pods) => Assert.That(Of(App + yaml).Pods, Is.EqualTo(WithRoom(pods)));

    [TestCase("services: { postgres: {} }\nkubernetes: { database: { replicas: 3 }, replicas: 1, autoscaling: { enabled: false } }", 2 + 4, 4)]
    [TestCase("services: { redis: {}, mongodb: {} }\nkubernetes: { replicas: 1, autoscaling: { enabled: false } }", 2 + 2, 2)]
    [TestCase("services: { rabbitmq: { replicas: 3 } }\nkubernetes: { replicas: 1, autoscaling: { enabled: false } }", 2 + 3, 3)]
    [TestCase("services: { redis: { external: true, host: redis.example.com } }\nkubernetes: { replicas: 1, autoscaling: { enabled: false } }", 2, 0)]
    public void It_holds_the_services_that_run_here_and_their_volumes(string yaml, int pods, int claims)
    {
        var quota = Of(App + yaml);
        Assert.That((quota.Pods, quota.Claims), Is.EqualTo((WithRoom(pods), claims)));
    }

    [Test]
    public void It_adds_up_what_each_may_take()
    {
        var quota = Of(App + "kubernetes: { replicas: 3, autoscaling: { enabled: false } }");
        var (request, limit) = QuotaPlanner.Usual;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(quota.Requests.Cpu, Is.EqualTo(((4 * 100) + (5 * request.Cpu)) * 1.2m));
            Assert.That(quota.Limits.Cpu, Is.EqualTo(((4 * 1000) + (5 * limit.Cpu)) * 1.2m));
            Assert.That(quota.Limits.Memory, Is.EqualTo(((4 * 200m * 1024 * 1024) + (5 * limit.Memory)) * 1.2m));
        }
    }

    [Test]
    public void In_a_mesh_each_pod_has_a_proxy_too() =>
        Assert.That(Of(App + "kubernetes: { mesh: istio }").Limits.Cpu, Is.GreaterThan(Of(App + "kubernetes: {}").Limits.Cpu + (50 * 2000)));

    // The passing pods, and a fifth.
    static int WithRoom(int pods) => pods + 5 + ((pods + 5 + 4) / 5);

    static QuotaPlan Of(string yaml)
    {
        var text = new SourceText("deployment.yaml", yaml);
        var facts = FactsFile.WebProject("shop");
        var check = DeploymentCompiler.Check(text, facts);
        Assert.That(check.HasErrors, Is.False, string.Join("\n", check.Diagnostics.Select(static diagnostic => diagnostic.Message)));
        return QuotaPlanner.Of([Planner.Plan(check.File!, facts).Base]);
    }
}
