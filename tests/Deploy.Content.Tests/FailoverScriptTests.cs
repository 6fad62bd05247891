using System.Globalization;
using Deploy.Content.Tests.Recording;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>failover.sh as the person on call runs it: with the real <c>aws</c> command line, against recorded answers.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FailoverScriptTests : IDisposable
{
    const string West = "eu-west-1";
    const string Central = "eu-central-1";

    AwsRecording _aws = null!;
    string _folder = "";

    public void Dispose()
    {
        _aws?.Dispose();
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [TestCase("rds")]
    [TestCase("aurora")]
    public void A_dry_run_changes_nothing(string database)
    {
        Start(database);

        var (exitCode, output, error) = Run("--to", Central, "--planned");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(_aws.Changes, Is.Empty);
        Assert.That(output, Does.Contain(database == "rds" ? "would run: aws --region eu-central-1" : "failover-global-cluster").And.Contain("Nothing was changed."));
        Assert.That(output, Does.Contain("update-health-check --health-check-id 11111111-1111-1111-1111-111111111111 --disabled --inverted"));
        Assert.That(Directory.GetFiles(_folder, "failover.state*"), Is.Empty);
    }

    [TestCaseSource(nameof(Clients))]
    public void A_planned_switch_of_rds_stops_the_writers_first(string client)
    {
        Start("rds");

        var (exitCode, output, error) = Run(client, "--to", Central, "--planned", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(_aws.Changes.Select(static call => call.ToString()), Is.EqualTo((string[])[
            "application-autoscaling eu-west-1 RegisterScalableTarget",
            "ecs eu-west-1 UpdateService",
            "application-autoscaling eu-west-1 RegisterScalableTarget",
            "ecs eu-west-1 UpdateService",
            "rds eu-central-1 PromoteReadReplica",
            "application-autoscaling eu-central-1 RegisterScalableTarget",
            "ecs eu-central-1 UpdateService",
            "application-autoscaling eu-central-1 RegisterScalableTarget",
            "ecs eu-central-1 UpdateService",
            "route53 eu-central-1 UpdateHealthCheck",
        ]));
        Assert.That(Bodies("RegisterScalableTarget", West), Has.All.Contains("\"MaxCapacity\": 0"));
        Assert.That(Bodies("RegisterScalableTarget", Central).First(), Does.Contain("\"MinCapacity\": 2").And.Contain("\"MaxCapacity\": 4"));
        Assert.That(Bodies("UpdateService", Central).First(), Does.Contain("\"desiredCount\": 4").And.Contain("shop-production-app"));
        Assert.That(Bodies("UpdateHealthCheck", Central).Single(), Does.Contain("<Inverted>true</Inverted>").And.Contain("<Disabled>true</Disabled>"));
        Assert.That(Bodies("curl", "").Single(), Does.StartWith("shop.example.com:").And.EndWith("/health"), "The user's domain was asked for through the new load balancer.");
        Assert.That(output, Does.Contain("the RTO is 900 s"));
        Assert.That(Directory.GetFileSystemEntries(_folder, "failover.state*"), Is.Empty);
    }

    [Test]
    public void Without_a_plan_the_loss_of_data_has_to_be_confirmed()
    {
        Start("rds");

        Assert.That(Run("--to", Central, "--execute", "--yes").ExitCode, Is.EqualTo(2));
        Assert.That(_aws.Calls, Is.Empty);
    }

    [Test]
    public void A_region_that_does_not_answer_is_left_all_the_same()
    {
        Start("rds");
        _aws.Refuse("UpdateService");

        var (exitCode, output, error) = Run("--to", Central, "--confirm-data-loss", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(output, Does.Contain("eu-west-1 cannot be stopped"));
        Assert.That(_aws.Changes.Select(static call => call.Operation), Does.Contain("PromoteReadReplica").And.Contain("UpdateHealthCheck"));
    }

    [Test]
    public void Aurora_switches_over_without_loss()
    {
        Start("aurora");

        var (exitCode, output, error) = Run("--to", Central, "--planned", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(Bodies("FailoverGlobalCluster", Central).Single(), Does.Contain("TargetDbClusterIdentifier=arn:aws:rds:eu-central-1:").And.Not.Contain("AllowDataLoss"));
        var changes = _aws.Changes.Select(static call => $"{call.Region} {call.Operation}").ToList();
        Assert.That(changes.IndexOf("eu-central-1 UpdateHealthCheck"), Is.LessThan(changes.IndexOf("eu-west-1 UpdateService")).And.GreaterThan(0), "The old region serves until the new one does.");
    }

    [TestCaseSource(nameof(Clients))]
    public void Aurora_fails_over_with_what_the_client_knows(string client)
    {
        Start("aurora");

        var (exitCode, output, error) = Run(client, "--to", Central, "--confirm-data-loss", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        var promotion = _aws.Changes.Single(static call => call.Service == "rds");
        Assert.That(promotion.Operation, Is.EqualTo("RemoveFromGlobalCluster").Or.EqualTo("FailoverGlobalCluster"));
        if (promotion.Operation == "FailoverGlobalCluster")
            Assert.That(promotion.Body, Does.Contain("AllowDataLoss=true"));
        else
            Assert.That(output, Does.Contain("does not know --allow-data-loss"));
    }

    [TestCase("rds-behind", "4711 s behind")]
    [TestCase("rds-stopped", "Nobody knows")]
    public void A_replica_that_is_too_far_behind_stops_it_before_anything_is_changed(string recording, string complaint)
    {
        Start("rds", recording);

        var (exitCode, output, error) = Run("--to", Central, "--confirm-data-loss", "--execute", "--yes");

        Assert.That(exitCode, Is.EqualTo(4), output + error);
        Assert.That(error, Does.Contain(complaint));
        Assert.That(_aws.Changes, Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(_folder, "failover.state*"), Is.Empty);
    }

    [Test]
    public void A_lag_that_somebody_accepts_does_not_stop_it()
    {
        Start("rds", "rds-behind");

        var (exitCode, output, error) = Run("--to", Central, "--confirm-data-loss", "--accept-lag", "5000");

        Assert.That(exitCode, Is.Zero, output + error);
    }

    [Test]
    public void A_failed_promotion_stops_it_and_the_next_run_goes_on()
    {
        Start("rds");
        _aws.Refuse("PromoteReadReplica");

        var (exitCode, output, error) = Run("--to", Central, "--planned", "--execute", "--yes");

        Assert.That(exitCode, Is.EqualTo(5), output + error);
        Assert.That(error, Does.Contain("refused by the test"));
        Assert.That(_aws.Changes.Where(static call => call.Region == Central), Is.Empty, "Neither app nor DNS move to a database that cannot be written.");
        var stops = _aws.Changes.Count(static call => call.Region == West);

        (exitCode, output, error) = Run("--to", Central, "--planned", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(_aws.Changes.Count(static call => call.Region == West), Is.EqualTo(stops), "What was stopped is not stopped again.");
        Assert.That(_aws.Changes.Select(static call => call.Operation), Does.Contain("PromoteReadReplica").And.Contain("UpdateHealthCheck"));
    }

    [Test]
    public void A_run_that_broke_after_the_promotion_does_not_promote_again()
    {
        Start("rds");
        _aws.Refuse("UpdateHealthCheck");
        Assert.That(Run("--to", Central, "--planned", "--execute", "--yes").ExitCode, Is.EqualTo(5));

        var other = Run("--to", West, "--planned", "--execute", "--yes");
        var (exitCode, output, error) = Run("--to", Central, "--planned", "--execute", "--yes");

        Assert.That(other.ExitCode, Is.EqualTo(7), "Another direction has to wait until this one is through.");
        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(_aws.Changes.Count(static call => call.Operation == "PromoteReadReplica"), Is.EqualTo(1));
    }

    [Test]
    public void A_database_that_is_no_replica_is_not_taken_for_promoted()
    {
        Start("rds", "rds-no-replica");

        var (exitCode, output, error) = Run("--to", Central, "--from", West, "--planned", "--execute", "--yes");

        Assert.That(exitCode, Is.EqualTo(4), output + error);
        Assert.That(error, Does.Contain("is no replica"));
        Assert.That(_aws.Changes, Is.Empty);
    }

    [Test]
    public void Of_two_colours_the_one_with_the_traffic_is_scaled()
    {
        Start("rds", "colours");
        Setting("DEPLOY_COLOURS", "true");

        var (exitCode, output, error) = Run("--to", Central, "--confirm-data-loss", "--execute", "--yes");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(Bodies("UpdateService", Central).First(), Does.Contain("shop-production-app-green").And.Contain("\"desiredCount\": 4"));
        Assert.That(Bodies("UpdateService", Central), Has.None.Contains("shop-production-app-blue"));
    }

    [Test]
    public void Credentials_of_another_account_are_refused()
    {
        Start("rds");
        Setting("DEPLOY_ACCOUNT", "999999999999");

        Assert.That(Run("--to", Central, "--planned").ExitCode, Is.EqualTo(4));
    }

    [Test]
    public void Json_is_one_object_a_line()
    {
        Start("rds");

        var (exitCode, output, _) = Run("--to", Central, "--planned", "--json");

        Assert.That(exitCode, Is.Zero);
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.That(System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("step").GetString(), Is.Not.Empty);
    }

    /// <summary>The newest and the system's client, where they are two.</summary>
    internal static IEnumerable<string> Clients() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(static folder => folder.Length > 0 && File.Exists(Path.Combine(folder, "aws")) && folder != "/bin").Distinct(StringComparer.Ordinal).DefaultIfEmpty("").Take(2);

    IEnumerable<string> Bodies(string operation, string region) => _aws.Calls.Where(call => call.Operation == operation && call.Region == region).Select(static call => call.Body);

    void Start(string database, params string[] recordings)
    {
        Tool.Require("aws");
        Tool.Require("jq");
        Tool.Require("curl");
        _aws = new AwsRecording([.. recordings, database]);
        _folder = Directory.CreateTempSubdirectory("failover").FullName;
        foreach (var script in Directory.GetFiles(Path.Combine(Repository.Root, "sdk", "content", "multiregion"), "*.sh"))
            File.Copy(script, Path.Combine(_folder, Path.GetFileName(script)));
        var endpoint = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{_aws.Port}");
        File.WriteAllText(Path.Combine(_folder, "failover.env"), $"""
            DEPLOY_NAME=shop
            DEPLOY_ENVIRONMENT=production
            DEPLOY_ACCOUNT=123456789012
            DEPLOY_DOMAIN=shop.example.com
            DEPLOY_ZONE=example.com
            DEPLOY_HEALTH_PATH=/health
            DEPLOY_PRIMARY_REGION={West}
            DEPLOY_REGIONS='{West} {Central}'
            DEPLOY_STRATEGY=active-passive
            DEPLOY_DATABASE={database}
            DEPLOY_DATABASE_IDENTIFIER=shop-production
            DEPLOY_GLOBAL_CLUSTER=shop-production
            DEPLOY_ECS_CLUSTER=shop-production
            DEPLOY_SERVICES='app:2:4 mail:1:1'
            DEPLOY_COLOURS=false
            DEPLOY_LOAD_BALANCER=shop-production
            DEPLOY_RPO_SECONDS=60
            DEPLOY_RTO_SECONDS=900
            DEPLOY_POLL_SECONDS=0
            DEPLOY_WAIT_SECONDS=60
            DEPLOY_AWS_ENDPOINT_URL={endpoint}
            DEPLOY_VERIFY_URL=http://shop.example.com:{_aws.Port}/health

            """);
    }

    void Setting(string name, string value) => File.AppendAllText(Path.Combine(_folder, "failover.env"), $"{name}={value}\n");

    (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        // A folder in front: which aws.
        var path = Environment.GetEnvironmentVariable("PATH");
        if (arguments[0].StartsWith('/'))
            (path, arguments) = ($"{arguments[0]}:{path}", arguments[1..]);
        return Tool.Require("env").Run(_folder, [$"PATH={path}", "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test", "AWS_EC2_METADATA_DISABLED=true", "AWS_CONFIG_FILE=/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE=/dev/null", "AWS_MAX_ATTEMPTS=1", "no_proxy=*", "bash", "failover.sh", .. arguments]);
    }
}
