using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>A container engine of the tests' own (tests/engine), and the scripts that use it.</summary>
static class Engine
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public static string Root { get; } = typeof(Engine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    // Why there is no engine; null while there is one.
    static string? absence = "The engine was not started.";

    static bool started;

    /// <summary>Starts the engine and makes the base images, where that can be.</summary>
    public static void Start()
    {
        var missing = new[] { "dockerd", "docker-compose", "caddy", "curl", "debootstrap" }.Where(static name => !IsOnPath(name)).ToList();
        if (!OperatingSystem.IsLinux() || missing.Count > 0)
        {
            absence = $"A Linux engine is needed; not installed: {string.Join(", ", missing)}.";
            return;
        }

        var (exitCode, output) = Run("bash", [Script("engine.sh"), "start"]);
        if (exitCode is 2 or 3)
        {
            absence = $"The engine cannot be started here: {output.Trim()} (counts as not installed)";
            return;
        }

        Assert.That(exitCode, Is.Zero, output);
        started = true;
        (exitCode, output) = Run("bash", [Script("bases.sh")]);
        Assert.That(exitCode, Is.Zero, output);
        absence = null;
    }

    /// <summary>Skips the test, and says why, where there is no engine, or no time left to use it (DEPLOY_TEST_DEADLINE, seconds since 1970).</summary>
    /// <param name="minutes">How long the test takes on a slow machine.</param>
    public static void Require(int minutes = 8)
    {
        if (absence is not null)
            Assert.Ignore(absence);
        if (long.TryParse(Environment.GetEnvironmentVariable("DEPLOY_TEST_DEADLINE"), NumberStyles.None, CultureInfo.InvariantCulture, out var deadline) && DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds() > deadline)
            Assert.Ignore("The run has no time left for it; build/test.sh Engine runs the engine's tests alone.");
    }

    /// <summary>Ends the engine that <see cref="Start"/> started, and no other.</summary>
    public static void Stop()
    {
        if (started)
            Run("bash", [Script("engine.sh"), "stop"]);
    }

    public static string Script(string name) => Path.Combine(Root, "tests", "engine", name);

    /// <summary>Runs a program.</summary>
    /// <returns>Exit code, and both outputs as they came.</returns>
    public static (int ExitCode, string Output) Run(string program, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        // Through a file: what a script leaves running must not keep a pipe open.
        var log = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"$@\" >\"$LOG\" 2>&1 </dev/null", program, .. arguments]) { UseShellExecute = false };
            start.Environment["LOG"] = log;
            foreach (var (name, value) in environment)
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return (-1, $"{program} did not end.\n{File.ReadAllText(log)}");
            }

            return (process.ExitCode, File.ReadAllText(log));
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>Whether a program is installed.</summary>
    public static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, name)));
}
