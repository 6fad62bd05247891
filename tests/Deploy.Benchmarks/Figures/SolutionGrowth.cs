using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.Measuring;

namespace Deploy.Benchmarks.Figures;

/// <summary>A solution of many projects that all have a deployment.yaml, with nothing to do.</summary>
sealed class SolutionGrowth(Workspace workspace, Options options) : IMeasure
{
    public string Name => "Solution, no-op, vs the empty SDK";

    public IEnumerable<Figure> Take()
    {
        var build = new DotnetBuild(workspace);
        var (baseline, _) = Create("all-a", Way.EmptySdk);
        var (ours, projects) = Create("all-b", Way.DeploySdk);
        build.Prepare(baseline);
        build.Prepare(ours);
        var before = projects.Max(static project => File.GetLastWriteTimeUtc(project.Stamp));
        var pairs = new Pairs(options.SolutionPairs, 1, _ => build.Run(baseline), _ => build.Run(ours));
        if (projects.Max(static project => File.GetLastWriteTimeUtc(project.Stamp)) != before)
            throw new MeasurementException("a build that should have had nothing to do generated");
        yield return Figure.AtMost(
            $"No-op build of {projects.Count} projects, vs an empty SDK", 1.03, pairs.TimeRatio, "0.000×",
            $"of {Figure.Text(pairs.Milliseconds.Median, "0 ms")}; processor {Figure.Text(pairs.ProcessorRatio.Median, "0.000×")}");
    }

    (string Solution, List<AppProject> Projects) Create(string folder, Way way)
    {
        var root = Path.Combine(workspace.Root, folder);
        // Class libraries: their builds are the shortest, so what is added to each weighs most.
        var projects = Enumerable.Range(1, options.SolutionProjects)
            .Select(number => new AppProject(Path.Combine(root, $"App{number:000}"), "Microsoft.NET.Sdk", way, workspace.PackageVersion)).ToList();
        var solution = Path.Combine(root, "All.slnx");
        File.WriteAllText(solution, $"<Solution>{string.Concat(projects.Select(static project => $"<Project Path=\"{project.ProjectFile}\" />"))}</Solution>");
        return (solution, projects);
    }
}
