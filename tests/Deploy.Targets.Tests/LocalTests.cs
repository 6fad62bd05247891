using System.Diagnostics;
using Deploy.Tasks.Local;

namespace Deploy.Targets.Tests;

/// <summary>What DeployUp understands of compose files and of what engines say.</summary>
public sealed class LocalTests
{
    static readonly Dictionary<string, string> NoVariables = [];

    [Test]
    public void Arguments_arrive_as_they_are()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Printed by a shell.");
        string[] arguments = ["plain", "two words", "a \"quote\"", @"back\slash", @"at the end \", "{{index .Labels \"x\"}}", ""];
        using var process = Process.Start(new ProcessStartInfo("printf", CommandLine.Join(["%s\\n", .. arguments])) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Assert.That(process.StandardOutput.ReadToEnd(), Is.EqualTo(string.Concat(arguments.Select(static argument => argument + "\n"))));
    }

    [Test]
    public void A_container_is_read_with_its_health_and_its_ports()
    {
        var found = ContainerState.Parse(
            ["a1|Up 3 seconds (health: starting)", "b2|Up 3 seconds", "c3|Exited (0) 2 seconds ago", "d4|Up 1 minute (unhealthy)"],
            ["a1|postgres|False|running|0|0|false|", "b2|app|False|running|0|0|false|8080/8080/tcp 8080/8080/tcp 443/443/udp ", "c3|migrate|False|exited|0|0|false|", "d4|redis|False|running|0|0|false|", "e5|seed|True|exited|1|0|false|", "Error: No such object: f6"]);
        Assert.That(found.Select(static container => container.Service), Is.EqualTo(new[] { "postgres", "app", "migrate", "redis" }), "What `compose run` made is left out.");
        Assert.That(found.Select(static container => container.IsReady), Is.EqualTo(new[] { false, true, true, false }));
        Assert.That(found[1].Ports, Is.EqualTo(new[] { 8080 }));
        Assert.That(found[3].IsUnhealthy, Is.True);
    }

    [TestCase("exited", 1, 0, true)]
    [TestCase("exited", 0, 0, false)]
    [TestCase("restarting", 1, 1, false)]
    [TestCase("restarting", 1, 3, true)]
    [TestCase("dead", 0, 0, true)]
    public void A_container_has_ended_when_it_will_not_come_back(string status, int exitCode, int restarts, bool expected) =>
        Assert.That(new ContainerState("a", "app", status, exitCode, "", restarts, OutOfMemory: false, []).HasEnded, Is.EqualTo(expected));

    [TestCase("Error response from daemon: driver failed programming external connectivity on endpoint shop_app_1 (abc): Bind for 127.0.0.1:8080 failed: port is already allocated", "8080")]
    [TestCase("Error starting userland proxy: listen tcp4 127.0.0.1:18600: bind: address already in use", "18600")]
    [TestCase("failed to set up container networking: failed to bind host port for 127.0.0.1:8081:172.18.0.2:8080/tcp: address already in use", "8081")]
    [TestCase("failed to bind host port 127.0.0.1:8082/tcp: address already in use", "8082")]
    [TestCase("Ports are not available: exposing port TCP 127.0.0.1:5000 -> 0.0.0.0:0: listen tcp 127.0.0.1:5000: bind: address already in use", "5000")]
    [TestCase("port is already allocated", "")]
    [TestCase("pull access denied for acme/shop", null)]
    public void The_port_that_is_in_use_is_read_from_what_the_engine_says(string line, string? expected) =>
        Assert.That(EngineFault.TakenPort(["Creating shop_app_1", line]), Is.EqualTo(expected));

    [TestCase(LocalSystem.Linux, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "DEPLOY0920", "sudo systemctl start docker")]
    [TestCase(LocalSystem.MacOS, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "DEPLOY0920", "open -a Docker")]
    [TestCase(LocalSystem.Windows, "error during connect: this error may indicate that the docker daemon is not running: open //./pipe/docker_engine: The system cannot find the file specified.", "DEPLOY0920", "start Docker Desktop")]
    [TestCase(LocalSystem.Linux, "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock", "DEPLOY0921", "usermod -aG docker")]
    [TestCase(LocalSystem.Windows, "open //./pipe/docker_engine: Access is denied.", "DEPLOY0921", "docker-users")]
    public void An_engine_that_is_off_and_one_that_refuses_have_their_own_remedy_on_each_system(object system, string said, string code, string remedy)
    {
        var diagnostic = EngineFault.OfEngine([said], "", "", (LocalSystem)system);
        Assert.That(diagnostic.Code, Is.EqualTo(code));
        Assert.That(diagnostic.Message, Does.Contain(remedy));
    }

    [Test]
    public void An_address_that_is_set_is_named() =>
        Assert.That(EngineFault.OfEngine(["dial tcp: refused"], "tcp://build:2375", "", LocalSystem.Linux).Message, Does.Contain("tcp://build:2375 (DOCKER_HOST)").And.Not.Contain("systemctl"));

    [TestCase("", "")]
    [TestCase("unix:///var/run/docker.sock", "")]
    [TestCase("npipe:////./pipe/docker_engine", "")]
    [TestCase("tcp://127.0.0.1:2375", "")]
    [TestCase("ssh://me@build.example", "build.example")]
    public void An_engine_elsewhere_is_known_by_its_address(string address, string host) => Assert.That(EngineFinder.RemoteHost(address), Is.EqualTo(host));

    [Test]
    public void Ports_profiles_and_images_are_read_from_compose_yaml()
    {
        const string text = """
            services:
              app:
                build: { context: . }
                ports: ["127.0.0.1:${PORT:-8080}:8080"]
              jobs:
                profiles: [workers]
              adminer:
                profiles: [tools]
                ports: ["127.0.0.1:9000:8080"]
            """;
        var model = ComposeModel.Read(text, new Dictionary<string, string>(StringComparer.Ordinal) { ["PORT"] = "8081" });
        Assert.That(model.Publisher(8081), Is.EqualTo(new PublishedPort("app", 8081, "PORT")));
        Assert.That(model.Publisher(9000), Is.EqualTo(new PublishedPort("adminer", 9000, "")));
        Assert.That(ComposeModel.Read(text, NoVariables).Publisher(8080)?.Service, Is.EqualTo("app"));
        Assert.That(model.Started(["workers"]).Select(static service => service.Name), Is.EqualTo(new[] { "app", "jobs" }));
        Assert.That(model.Services.Single(static service => service.IsBuilt).Name, Is.EqualTo("app"));
        Assert.That(ComposeModel.Read("services: [", NoVariables).Services, Is.Empty, "compose says what is wrong with it.");
    }

    [Test]
    public void Values_of_secrets_are_hidden()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["STRIPE"] = "sk-live-12345", ["SMTP_PASSWORD"] = "hunter22", ["PORT"] = "8080", ["DEBUG_TOKEN"] = "1" };
        var redaction = new Redaction(variables, Redaction.Names(["# comment", "STRIPE ask"]));
        Assert.That(redaction.Apply("key sk-live-12345, hunter22 on 8080, 1"), Is.EqualTo("key ***, *** on 8080, 1"));
        Assert.That(redaction.Apply("postgresql://shop:letmein@postgres:5432/shop"), Is.EqualTo("postgresql://shop:***@postgres:5432/shop"));
        Assert.That(redaction.Apply("Host=postgres;Password=letmein;Port=5432"), Is.EqualTo("Host=postgres;Password=***;Port=5432"));
    }

    [Test]
    public void A_file_of_variables_is_read_as_compose_reads_it() =>
        Assert.That(DotEnv.Parse(["# A=1", "A=1", " B = two words # comment ", "C='x # y'", "export D=4", "A=5", "nothing"]),
            Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "5", ["B"] = "two words", ["C"] = "x # y", ["D"] = "4" }));

    [Test]
    public void A_service_without_a_health_check_is_ready_when_its_port_answers()
    {
        var app = new ContainerState("a", "app", "running", 0, "", 0, OutOfMemory: false, [8080]);
        Assert.That(Progress.Of(app, answers: false), Is.EqualTo(Phase.Starting));
        Assert.That(Progress.Of(app, answers: true), Is.EqualTo(Phase.Running));
        Assert.That(Progress.Of(app with { HealthStatus = "healthy" }, answers: true), Is.EqualTo(Phase.Healthy));
        Assert.That(Progress.Of(app with { Status = "exited" }, answers: false), Is.EqualTo(Phase.Finished));
        Assert.That(Progress.Of(null, answers: false), Is.EqualTo(Phase.Waiting));
    }
}
