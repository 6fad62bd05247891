using System.Globalization;
using System.Reflection;
using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.Measuring;
using Deploy.Benchmarks.TaskRuns;

namespace Deploy.Benchmarks.Figures;

/// <summary>The work inside DeployGenerate, from the package's own assemblies: reading, checking, generating, writing.</summary>
sealed class TaskWork(Workspace workspace, Options options) : IMeasure
{
    // Tiered compilation is through with the pipeline after about so many runs.
    internal const double Settled = 0.6;

    public string Name => "Work inside the task";

    public IEnumerable<Figure> Take()
    {
        var project = new AppProject(Path.Combine(workspace.Root, "task", "Web"), "Microsoft.NET.Sdk.Web", Way.DeploySdk, workspace.PackageVersion);
        new DotnetBuild(workspace).Prepare(project.ProjectFile);
        var warm = Run(workspace, project.ProjectFile, options.WarmRuns, Edit.Name);
        var fewWritten = Run(workspace, project.ProjectFile, options.WarmRuns, Edit.Scale);
        var settling = (int)(options.WarmRuns * Settled);
        yield return Of("Work inside the task, warm, all files written", 25, warm.Skip(settling));
        yield return Of("  the same, one value of the spec changed", null, fewWritten.Skip(settling));
        yield return Of("  2nd to 10th run in a process, all files written", null, warm.Skip(1).Take(9));
        yield return Of("  the same, one value of the spec changed", null, fewWritten.Skip(1).Take(9));
        _ = Run(workspace, project.ProjectFile, 1, Edit.Name);
        var cold = Enumerable.Range(0, options.ColdRuns).Select(_ => Run(workspace, project.ProjectFile, 1, Edit.Name)[0]);
        yield return Of("Work inside the task, cold", 120, cold, "; one process each, from loading the assembly on");
    }

    internal static Figure Of(string name, double? limit, IEnumerable<(double Elapsed, double Processor)> runs, string remark = "")
    {
        var all = runs.ToList();
        var processor = Sample.Of(all.Select(static run => run.Processor));
        return Figure.AtMost(name, limit, Sample.Of(all.Select(static run => run.Elapsed)), "0.0 ms", $"processor {Figure.Text(processor.Median, "0.0 ms")}{remark}");
    }

    internal static List<(double Elapsed, double Processor)> Run(Workspace workspace, string projectFile, int runs, Edit edit)
    {
        var run = ChildProcess.Run(
            workspace.Root, workspace.ChildEnvironment,
            [
                "exec", Assembly.GetExecutingAssembly().Location, TaskHost.Command, workspace.SdkFolder, workspace.UnpackedPackage, projectFile,
                runs.ToString(CultureInfo.InvariantCulture), edit.ToString(),
            ]);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' '))
            .Select(static fields => (double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture))).ToList();
    }
}
