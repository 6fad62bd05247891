using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Deploy.Tasks.Local;

/// <summary>Runs programs, one or a few at a time, and ends them when the build is cancelled.</summary>
sealed class ChildProcesses
{
    const int TickMilliseconds = 250;
    const int PatienceMilliseconds = 5000;

    const int MomentMilliseconds = 1000;

    readonly List<Process> running = [];
    readonly Dictionary<string, string> environment;
    volatile bool cancelled;

    /// <param name="environment">Variables for all of them, besides those of the build.</param>
    public ChildProcesses(Dictionary<string, string> environment) => this.environment = environment;

    /// <summary>Whether the build was cancelled.</summary>
    public bool IsCancelled => cancelled;

    /// <summary>
    /// Whether what came of a program is only that the build was cancelled. Ctrl+C reaches the programs as well, and one may end before the build
    /// has heard of it: after a failure that is waited for, a moment.
    /// </summary>
    public bool IsCancelledBy(Outcome outcome) => outcome.Succeeded ? IsCancelled : SpinWait.SpinUntil(() => cancelled, MomentMilliseconds);

    /// <summary>Gives a variable to those that are started from now on.</summary>
    public void Set(string name, string value) => environment[name] = value;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">A path, or a name in PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs; null for the current folder.</param>
    /// <param name="onLine">Gets each line of both its outputs, on other threads, one at a time.</param>
    /// <param name="onTick">Called about four times a second while it runs; false ends it.</param>
    /// <returns>What came of it; what could not be started at all has <see cref="Outcome.NotStarted"/>.</returns>
    public Outcome Run(string program, IEnumerable<string> arguments, string? folder = null, Action<string>? onLine = null, Func<bool>? onTick = null)
    {
        var start = new ProcessStartInfo(program, CommandLine.Join(arguments))
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            // Whatever the console's own is: a secret that is read wrongly would not be hidden.
            StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        if (folder is not null)
            start.WorkingDirectory = folder;
        foreach (var variable in environment)
            start.Environment[variable.Key] = variable.Value;
        var (output, errors, both) = (new List<string>(), new List<string>(), new List<string>());
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new Outcome(Outcome.NotStarted, [], [exception.Message], [exception.Message]);
        }

        bool isTooLate, isEnded = false;
        lock (running)
        {
            running.Add(process);
            isTooLate = cancelled;
        }

        try
        {
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            // Cancelled while it was being started: it was not among those that Cancel has ended.
            if (isTooLate)
                End(process);
            while (!process.WaitForExit(TickMilliseconds))
            {
                if (onTick?.Invoke() == false)
                {
                    isEnded = true;
                    End(process);
                }
            }

            // Until its last line is read. What was ended may have left a child that keeps the pipe: nobody waits for that.
            if (isEnded || cancelled)
                System.Threading.Tasks.Task.Run(process.WaitForExit).Wait(PatienceMilliseconds);
            else
                process.WaitForExit();
            return new Outcome(process.ExitCode, output, errors, both);
        }
        finally
        {
            lock (running)
                running.Remove(process);
        }

        void Take(List<string> lines, string? line)
        {
            if (line is null)
                return;
            lock (both)
            {
                lines.Add(line);
                both.Add(line);
                onLine?.Invoke(line);
            }
        }
    }

    /// <summary>Ends what runs.</summary>
    public void Cancel()
    {
        List<Process> ending;
        lock (running)
        {
            cancelled = true;
            ending = [.. running];
        }

        foreach (var process in ending)
            End(process);
    }

    // Asked first, so that compose tells its own children.
    static void End(Process process)
    {
        try
        {
            if (Path.DirectorySeparatorChar == '/')
            {
                using var kill = Process.Start(new ProcessStartInfo("kill", $"-TERM {process.Id}") { UseShellExecute = false, RedirectStandardError = true });
                if (process.WaitForExit(PatienceMilliseconds))
                    return;
            }

            process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}

/// <summary>What came of a program.</summary>
/// <param name="ExitCode">Its exit code, or <see cref="NotStarted"/>.</param>
/// <param name="Output">Lines of its standard output.</param>
/// <param name="Errors">Lines of its standard error.</param>
/// <param name="Both">All lines, as they came.</param>
sealed record Outcome(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors, IReadOnlyList<string> Both)
{
    /// <summary>Exit code of what could not be started.</summary>
    public const int NotStarted = int.MinValue;

    /// <summary>Whether it ran, and ended well.</summary>
    public bool Succeeded => ExitCode == 0;
}
