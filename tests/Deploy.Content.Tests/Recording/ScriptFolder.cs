using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.Recording;

/// <summary>
/// A folder in which a script of a server runs as if it were the server's root: its absolute paths lead here, and commands that must not run on
/// the machine of the tests (docker, mount, …) are stand-ins that write down how they were called. All else is real.
/// </summary>
sealed class ScriptFolder : IDisposable
{
    readonly string _script;

    /// <param name="script">Path of the script below sdk/content.</param>
    /// <param name="paths">Absolute paths of the script that lie in the folder.</param>
    public ScriptFolder(string script, params string[] paths)
    {
        Root = Directory.CreateTempSubdirectory("script").FullName;
        Directory.CreateDirectory(Path.Combine(Root, "bin"));
        Directory.CreateDirectory(Path.Combine(Root, "root"));
        var text = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", script)).Replace("HOME=/root", $"HOME={Root}/root", StringComparison.Ordinal);
        foreach (var path in paths)
        {
            Assert.That(text, Does.Contain(path), $"{script} has another path now.");
            text = text.Replace(path, Root + path, StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        }

        // A file can stand for a disk, only this question it would answer with no.
        _script = Path.Combine(Root, "script.sh");
        File.WriteAllText(_script, text.Replace("[[ -b ", "[[ -f ", StringComparison.Ordinal).Replace("[[ ! -b ", "[[ ! -f ", StringComparison.Ordinal));
        Log = [];
    }

    /// <summary>What is / to the script.</summary>
    public string Root { get; }

    /// <summary>How the stand-ins were called by the last run.</summary>
    public IReadOnlyList<string> Log { get; private set; }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Text of a file of the server.</summary>
    public string Read(string path) => File.ReadAllText(Root + path);

    /// <summary>Whether a file of the server can be run.</summary>
    public bool IsExecutable(string path) => !OperatingSystem.IsWindows() && File.GetUnixFileMode(Root + path).HasFlag(UnixFileMode.UserExecute);

    /// <summary>Writes a file of the server.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text);
    }

    /// <summary>Writes a program of the server.</summary>
    public void Program(string path, string body)
    {
        Write(path, $"#!/usr/bin/env bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Root + path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Puts something else in the place of commands.</summary>
    public void StandIn(string body, params string[] names)
    {
        foreach (var name in names)
            Program($"/bin/{name}", $"printf '%s\\n' \"{name} $*\" >>'{Root}/log'\n{body}");
    }

    /// <summary>Runs the script.</summary>
    public (int ExitCode, string Output, string Error) Run(params string[] environment)
    {
        File.Delete(Path.Combine(Root, "log"));
        var path = $"PATH={Root}/bin:{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin";
        var result = Tool.Require("env").Run(Root, [path, .. environment, "bash", _script]);
        var log = Path.Combine(Root, "log");
        Log = File.Exists(log) ? File.ReadAllLines(log) : [];
        return result;
    }
}
