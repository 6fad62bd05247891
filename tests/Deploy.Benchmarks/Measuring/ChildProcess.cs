using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Deploy.Benchmarks.Measuring;

/// <summary>Runs a process to its end and measures it.</summary>
static class ChildProcess
{
    // Resident memory is asked for while the process lives, because afterwards nobody tells: the peak so far, so only growth in the last moment is missed.
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(15);

    public static ChildRun Run(string folder, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var processor = ProcessorOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new MeasurementException("dotnet could not be started");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(Interval))
            peak = Math.Max(peak, PeakOf(process.Id));
        var elapsed = watch.Elapsed;
        var text = output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult();
        return process.ExitCode == 0
            ? new ChildRun(elapsed, ProcessorOfChildren() - processor, peak, text)
            : throw new MeasurementException($"dotnet {string.Join(' ', start.ArgumentList)} in {folder} ended with {process.ExitCode}: {text.Trim()}");
    }

    static long PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(static line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 6 - "kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It has just ended, or this is not Linux.
            return 0;
        }
    }

    static TimeSpan ProcessorOfChildren()
    {
        if (!OperatingSystem.IsLinux() || NativeMethods.GetUsage(NativeMethods.Children, out var usage) != 0)
            return TimeSpan.Zero;
        return TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    static class NativeMethods
    {
        public const int Children = -1;

        [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int GetUsage(int who, out Usage usage);
    }

    // struct rusage of 64-bit Linux is 144 bytes; only its first four numbers are read.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    readonly struct Usage
    {
        public readonly long UserSeconds;
        public readonly long UserMicroseconds;
        public readonly long SystemSeconds;
        public readonly long SystemMicroseconds;
    }
}
