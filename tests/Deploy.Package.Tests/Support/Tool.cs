using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Deploy.Package.Tests.Support;

/// <summary>Runs a program to its end.</summary>
static class Tool
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Starts it and waits.</summary>
    /// <returns>Exit code, and everything it wrote.</returns>
    public static (int ExitCode, string Output) Run(string program, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test runner is MSBuild too and leaves its own settings behind, which would lead to another SDK's files.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            // As a shell says it: there is no such program here.
            return (127, exception.Message);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', start.ArgumentList)} did not end within {Patience}:\n{output}");
        }

        process.WaitForExit();
        lock (output)
            return (process.ExitCode, output.ToString());

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.Append(line.Data).Append('\n');
        }
    }

    /// <summary>A program of the repository's own tools or of PATH; without it the test is skipped.</summary>
    public static string Find(string name)
    {
        var folders = new[] { Path.Combine(Repository.Root, "artifacts", "tools", "bin") }.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
        if (folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } found)
            return found;
        Assert.Ignore($"{name} is not installed; build/tools.sh installs it.");
        return "";
    }
}
