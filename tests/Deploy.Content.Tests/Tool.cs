using System.Diagnostics;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>A program that reads what is generated: from artifacts/tools (build/tools.sh), else from PATH.</summary>
sealed class Tool(string path)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The tool of a name; the test is skipped, and says so, where it is not installed.</summary>
    public static Tool Require(string name) => Find(name) is { } path ? new Tool(path) : Skip(name);

    /// <summary>A script that lies beside the repository on machines without access to provider and schema registries.</summary>
    public static Tool RequireShared(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "tools", relative));
        return File.Exists(path) ? new Tool(path) : Skip(relative);
    }

    /// <summary>Runs the tool.</summary>
    /// <returns>Exit code, and both outputs one behind the other.</returns>
    public (int ExitCode, string Output, string Error) Run(string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder ?? "" };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{path} {string.Join(' ', arguments)} did not end.");
        }

        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Runs the tool, which must accept what it reads and say nothing against it.</summary>
    public string Accept(string? folder, params string[] arguments)
    {
        var (exitCode, output, error) = Run(folder, arguments);
        Assert.That(exitCode, Is.Zero, $"{path} {string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }

    static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend(Path.Combine(Repository.Root, "artifacts", "tools", "bin"))
        .Where(static folder => folder.Length > 0).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    static Tool Skip(string name)
    {
        Assert.Ignore($"{name} is not installed (build/tools.sh installs what it can).");
        throw new InvalidOperationException("Assert.Ignore ends the test.");
    }
}
