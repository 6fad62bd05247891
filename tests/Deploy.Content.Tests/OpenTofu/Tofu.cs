using System.Diagnostics;
using System.Text.Json;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>
/// OpenTofu with the schemas of the real providers, served offline where that tool lies beside the repository. Elsewhere the providers
/// come from their registry, and plans, which would ask an account, are skipped.
/// </summary>
static class Tofu
{
    const string Validate = "tofu-offline/tofu-validate.sh";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    static readonly Lazy<string?> Providers = new(StartProviders);

    /// <summary>Made-up answers of an account are there.</summary>
    public static bool IsOffline => Providers.Value is not null;

    /// <summary>Runs tofu in a folder.</summary>
    /// <param name="root">The root module.</param>
    /// <param name="data">Where tofu keeps what init brings.</param>
    /// <param name="arguments">What it is told.</param>
    public static (int ExitCode, string Output, string Error) Run(string root, string data, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = root };
        start.Environment["TF_DATA_DIR"] = data;
        start.Environment["TF_IN_AUTOMATION"] = "1";
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        if (Providers.Value is { } providers)
            start.Environment["TF_REATTACH_PROVIDERS"] = providers;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"tofu {string.Join(' ', arguments)} in {root} did not end.");
        }

        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Runs tofu, which must say nothing against what it reads: neither error nor warning.</summary>
    public static string Accept(string root, string data, params string[] arguments)
    {
        var (exitCode, output, error) = Run(root, data, arguments);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, $"tofu {string.Join(' ', arguments)} in {root}\n{output}\n{error}");
            Assert.That(output, Does.Not.Contain("Warning:"), $"tofu {string.Join(' ', arguments)} in {root}");
        }

        return output;
    }

    /// <summary>Brings modules and providers; a backend is not asked. Without the schemas and without a registry the test is skipped, and says so.</summary>
    public static void Init(string root, string data)
    {
        string[] arguments = ["init", "-backend=false", "-input=false", "-no-color"];
        if (!IsOffline && Run(root, data, arguments) is { ExitCode: not 0, Error: var error } && error.Contains("Failed to query available provider packages", StringComparison.Ordinal))
            Assert.Ignore("The providers of OpenTofu are not installed, and their registry cannot be reached.");
        Accept(root, data, arguments);
    }

    /// <summary>The plan of a root as JSON (https://opentofu.org/docs/internals/json-format/).</summary>
    public static JsonElement Plan(string root, string data, params string[] arguments)
    {
        // A backend is needed to plan; the state of a plan from nothing is empty wherever it lies.
        var backend = Path.Combine(root, "zz_backend_override.tf");
        File.WriteAllText(backend, "terraform {\n  backend \"local\" {}\n}\n");
        try
        {
            Accept(root, data, "init", "-reconfigure", "-input=false", "-no-color");
            var plan = Path.Combine(data, "plan");
            Accept(root, data, ["plan", "-input=false", "-no-color", "-lock=false", $"-out={plan}", .. arguments]);
            return JsonSerializer.Deserialize<JsonElement>(Accept(root, data, "show", "-json", plan));
        }
        finally
        {
            File.Delete(backend);
        }
    }

    /// <summary>A folder for what init brings, emptied.</summary>
    public static string Data(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "tofu", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>The test is skipped, and says so, where there are no made-up answers.</summary>
    public static void RequireOffline()
    {
        if (!IsOffline)
            Tool.RequireShared(Validate);
    }

    static string Program { get; } = Path.Combine(Repository.Root, "artifacts", "tools", "bin", "tofu") is var own && File.Exists(own) ? own : "tofu";

    // Its first run builds the schemas and starts their server; what tofu is told to find it by is one variable.
    static string? StartProviders()
    {
        var script = Script;
        if (!File.Exists(script))
            return null;
        WasRunning = Servers().Any(static server => File.Exists(Path.Combine(server, "pid")) && Directory.Exists($"/proc/{File.ReadAllText(Path.Combine(server, "pid")).Trim()}"));
        var root = Directory.CreateTempSubdirectory("deploy-sdk-tofu").FullName;
        File.WriteAllText(Path.Combine(root, "main.tf"), "terraform {\n  required_version = \">= 1.6\"\n}\n");
        var start = new ProcessStartInfo(script, [root]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TOFU"] = Program;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Directory.Delete(root, recursive: true);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{script}: {output}\n{error.Result}");
        return Servers().Select(static folder => Path.Combine(folder, "reattach.tofu.json")).Where(File.Exists).OrderByDescending(File.GetLastWriteTimeUtc).Select(File.ReadAllText).First();
    }

    // Where the server of the schemas says how it is reached.
    static string[] Servers() => Directory.GetDirectories(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? runtime : Path.GetTempPath(), "tofu-offline-*");

    /// <summary>Ends the server of the schemas, if it is ours.</summary>
    public static void Stop()
    {
        if (Providers is { IsValueCreated: true, Value: not null } && !WasRunning)
            new Tool(Script).Run(null, "--stop");
    }

    static bool WasRunning { get; set; }

    static string Script => Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "tools", Validate));
}
