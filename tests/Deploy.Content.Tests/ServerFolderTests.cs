using System.Globalization;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>docker/server and docker/backup, as far as they run without an engine (tests/engine/server.sh has the rest).</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ServerFolderTests
{
    static readonly string Backup = Path.Combine(Repository.Root, "sdk", "content", "docker", "backup");

    static IEnumerable<string> Units => GeneratedFiles.Cases.Where(static name => GeneratedFiles.Paths(name).Any(IsUnit));

    [TestCase("0 3 * * *", "2026-11-22 02:59", "2026-11-22 03:00")]
    [TestCase("0 3 * * *", "2026-11-22 03:00", "2026-11-23 03:00")]
    [TestCase("* * * * *", "2026-12-31 23:59", "2027-01-01 00:00")]
    [TestCase("30 2 1,15 * *", "2026-11-22 03:00", "2026-12-01 02:30")]
    [TestCase("*/7 8-18/5 * jan-mar mon-fri", "2026-11-01 03:00", "2027-01-01 08:00")]
    [TestCase("5/20 * * * *", "2026-11-02 03:26", "2026-11-02 03:45")]
    [TestCase("0 0 * * 7", "2026-11-02 03:00", "2026-11-08 00:00")]
    [TestCase("0 0 * * SUN", "2026-11-02 03:00", "2026-11-08 00:00")]
    [TestCase("0 0 29 2 *", "2026-11-01 03:00", "2028-02-29 00:00")]
    // Either of the days is enough where both are restricted …
    [TestCase("0 0 13 * FRI", "2026-11-01 03:00", "2026-11-06 00:00")]
    [TestCase("0 0 13 * FRI", "2026-12-12 03:00", "2026-12-13 00:00")]
    // … and a field that begins with a star does not restrict.
    [TestCase("0 0 */2 * FRI", "2026-11-01 03:00", "2026-11-13 00:00")]
    public void The_scheduler_knows_when_a_schedule_is_due_next(string schedule, string now, string due) =>
        Assert.That(Cron($"cron_read \"$1\" && cron_next {Seconds(now)} && printf %s \"$cron_time\"", schedule), Is.EqualTo((0, Seconds(due))));

    [TestCase("0 3 * * *", "2026-11-22 03:00", "2026-11-22 03:00")]
    [TestCase("0 3 * * *", "2026-11-22 02:59", "2026-11-21 03:00")]
    [TestCase("0 0 1 jan *", "2026-11-22 02:59", "2026-01-01 00:00")]
    [TestCase("*/15 9-17 * * 1-5", "2026-11-22 12:00", "2026-11-20 17:45")]
    public void The_scheduler_knows_when_a_schedule_was_due_last(string schedule, string now, string due) =>
        Assert.That(Cron($"cron_read \"$1\" && cron_previous {Seconds(now)} && printf %s \"$cron_time\"", schedule), Is.EqualTo((0, Seconds(due))));

    [TestCase("60 0 * * *")]
    [TestCase("0 0 * *")]
    [TestCase("0 0 5-1 * *")]
    [TestCase("*/0 * * * *")]
    [TestCase("0 0 * * fri-mon")]
    [TestCase(", * * * *")]
    [TestCase("0 0 0 * *")]
    [TestCase("0 0 30 2 *")]
    public void The_scheduler_refuses_what_is_no_schedule_and_what_never_comes(string schedule) =>
        Assert.That(Cron("cron_read \"$1\" && cron_next 1795305600", schedule).ExitCode, Is.Not.Zero);

    [TestCaseSource(nameof(Units))]
    public void Systemd_accepts_the_unit(string name)
    {
        var folder = GeneratedFiles.Write(name);
        var unit = Path.Combine(folder, GeneratedFiles.Paths(name).Single(IsUnit));

        var (_, output, error) = Tool.Require("systemd-analyze").Run(null, "verify", "--man=no", unit);

        // It also tells of other units, and of docker.service where there is none.
        Assert.That((output + error).Split('\n').Where(line => line.Contains(Path.GetFileName(unit), StringComparison.Ordinal) && !line.Contains("docker.service", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Help_of_the_installer_names_its_options()
    {
        var docker = Path.Combine(GeneratedFiles.Write("server-in-two-colours"), "docker");

        var help = Tool.Require("bash").Accept(docker, "server/install.sh", "--help");

        foreach (var option in new[] { "--prefix", "--domain", "--tag", "--environment", "--wait", "--no-systemd", "--dry-run" })
            Assert.That(help, Does.Contain(option));
    }

    static bool IsUnit(string path) => path.StartsWith("docker/server/", StringComparison.Ordinal) && path.EndsWith(".service", StringComparison.Ordinal);

    static (int ExitCode, string Output) Cron(string commands, string schedule)
    {
        var (exitCode, output, _) = Tool.Require("bash").Run(Backup, "-uc", $"source ./cron.sh; {commands}", "bash", schedule);
        return (exitCode, output);
    }

    static string Seconds(string time) =>
        DateTimeOffset.ParseExact(time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
