using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Deploy.Benchmarks.TaskRuns;

/// <summary>What a user changes in the spec.</summary>
enum Edit
{
    /// <summary>The name: every generated file differs.</summary>
    Name,

    /// <summary>A limit of autoscaling: few do.</summary>
    Scale,

    /// <summary>The port of a service of a solution: few files differ.</summary>
    Port,
}

/// <summary>
/// A process that runs the task as MSBuild does: Microsoft.Build.* of the SDK, already loaded when the time begins; the task from its package's
/// folder, in a load context of its own. Writes one line per run, the first with loading and compiling: milliseconds, and those of the processor.
/// </summary>
static class TaskHost
{
    /// <summary>First argument of such a process.</summary>
    public const string Command = "run-task";

    /// <param name="arguments">Folder of the .NET SDK, folder of the unpacked package, project file, number of runs, what is edited before each of them.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        SdkAssemblies.Provide(arguments[0]);
        return RunAll(arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), Enum.Parse<Edit>(arguments[4]));
    }

    // By itself, because its types are resolved when it is compiled: the assemblies must be there before.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int RunAll(string package, string projectFile, int runs, Edit edit)
    {
        var engine = new SilentEngine(projectFile);
        var facts = GenerateTask.Facts();
        var edited = SpecEdit.Of(projectFile, edit);
        for (var i = 0; i < runs; i++)
        {
            edited.Write(i);
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            var isDone = GenerateTask.Create(package, projectFile, facts, engine).Execute();
            var elapsed = watch.Elapsed;
            if (!isDone || engine.Written < (edit == Edit.Name ? 20 : 1))
            {
                Console.Error.WriteLine(engine.Messages);
                return 1;
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:0.000} {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds:0.000}"));
        }

        return 0;
    }
}
