using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.Measuring;

namespace Deploy.Benchmarks.Figures;

/// <summary>
/// A build after the spec's name was changed, by which all generated files differ, and the class DeploymentInfo: the most that one edit can
/// cause. Held against a project in which the same file is an additional file of the compiler and nothing else: the same compilation, since
/// the compiler runs when an additional file changes, but neither our analyzer nor our generator nor our task.
/// </summary>
sealed class SpecChange(Workspace workspace, Options options) : IMeasure
{
    public string Name => "Build after a spec change: time, memory";

    public IEnumerable<Figure> Take()
    {
        var build = new DotnetBuild(workspace);
        var baseline = new AppProject(Path.Combine(workspace.Root, "spec-a", "Web"), "Microsoft.NET.Sdk.Web", Way.EmptySdk, workspace.PackageVersion);
        var ours = new AppProject(Path.Combine(workspace.Root, "spec-b", "Web"), "Microsoft.NET.Sdk.Web", Way.DeploySdk, workspace.PackageVersion);
        build.Prepare(baseline.ProjectFile);
        build.Prepare(ours.ProjectFile);
        var pairs = new Pairs(options.CompilePairs, 3, number => Change(build, baseline, number, baseline.Assembly), number => Change(build, ours, number, ours.Stamp));
        var files = Directory.EnumerateFiles(ours.Output, "*", SearchOption.AllDirectories).Count();
        yield return Figure.AtMost(
            $"Build after a spec change, {files} files written", 200, pairs.AddedMilliseconds, "+0 ms;-0 ms",
            $"to {Figure.Text(pairs.Milliseconds.Median, "0 ms")}; processor {Figure.Text(pairs.AddedProcessor.Median, "+0 ms;-0 ms")} without the compiler's server");
        if (pairs.Megabytes.Median > 0)
            yield return Figure.AtMost("Peak memory of that build", 30, pairs.AddedMegabytes, "+0.0 MB;-0.0 MB", $"to {Figure.Text(pairs.Megabytes.Median, "0 MB")}");
        else
            yield return Figure.NotMeasured("Peak memory of that build", "this system does not tell the peak of a process");
    }

    static ChildRun Change(DotnetBuild build, AppProject project, int number, string mustBeWritten)
    {
        var before = File.GetLastWriteTimeUtc(mustBeWritten);
        project.WriteSpec(Repository.ShopSpecNamed($"shop-{number}"));
        var run = build.Run(project.ProjectFile);
        return File.GetLastWriteTimeUtc(mustBeWritten) > before ? run : throw new MeasurementException($"{mustBeWritten} was not written: {run.Output}");
    }
}
