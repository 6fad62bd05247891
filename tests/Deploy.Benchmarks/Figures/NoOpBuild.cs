using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.Measuring;

namespace Deploy.Benchmarks.Figures;

/// <summary>A build that has nothing to do: what everyone pays who takes in Deploy.Sdk, all day long.</summary>
sealed class NoOpBuild(string name, double limit, Way without, Way with, Workspace workspace, Options options) : IMeasure
{
    public string Name => name;

    public IEnumerable<Figure> Take()
    {
        var build = new DotnetBuild(workspace);
        // A folder for the kind of name, so that all paths are as long as those they are compared with.
        var baseline = new AppProject(Path.Combine(workspace.Root, $"{with}-a", "Web"), "Microsoft.NET.Sdk.Web", without, workspace.PackageVersion);
        var ours = new AppProject(Path.Combine(workspace.Root, $"{with}-b", "Web"), "Microsoft.NET.Sdk.Web", with, workspace.PackageVersion);
        build.Prepare(baseline.ProjectFile);
        build.Prepare(ours.ProjectFile);
        var before = TimesOf(baseline, ours);
        var pairs = new Pairs(options.BuildPairs, 2, _ => build.Run(baseline.ProjectFile), _ => build.Run(ours.ProjectFile));
        if (TimesOf(baseline, ours) != before)
            throw new MeasurementException("a build that should have had nothing to do compiled or generated");
        yield return Figure.AtMost(
            Name, limit, pairs.TimeRatio, "0.000×", $"of {Figure.Text(pairs.Milliseconds.Median, "0 ms")}; processor {Figure.Text(pairs.ProcessorRatio.Median, "0.000×")}");
    }

    static (DateTime, DateTime, DateTime) TimesOf(AppProject baseline, AppProject ours) =>
        (File.GetLastWriteTimeUtc(baseline.Assembly), File.GetLastWriteTimeUtc(ours.Assembly), File.GetLastWriteTimeUtc(ours.Stamp));
}
