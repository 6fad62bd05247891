using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.TaskRuns;

namespace Deploy.Benchmarks.Figures;

/// <summary>The work inside DeployGenerate for the deploy.proj of samples/microservices: one chart of five services, of several hundred files.</summary>
sealed class SolutionTaskWork(Workspace workspace, Options options) : IMeasure
{
    public string Name => "Chart of five services in the task";

    public IEnumerable<Figure> Take()
    {
        // Its restore unpacks the package.
        var project = new AppProject(Path.Combine(workspace.Root, "services", "Web"), "Microsoft.NET.Sdk.Web", Way.DeploySdk, workspace.PackageVersion);
        new DotnetBuild(workspace).Prepare(project.ProjectFile);
        var solution = Copy(Repository.Microservices, Path.Combine(workspace.Root, "services", "Store"));
        var settling = (int)(options.WarmRuns * TaskWork.Settled);
        var few = TaskWork.Run(workspace, solution, options.WarmRuns, Edit.Port);
        yield return TaskWork.Of($"{Name}, warm, one value of a service changed", 60, few.Skip(settling));
        var all = TaskWork.Run(workspace, solution, options.WarmRuns, Edit.Name);
        yield return TaskWork.Of("  the same, all files written", null, all.Skip(settling));
    }

    // What the task reads, and the files by which a project is known.
    static string Copy(string sample, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(static file => Path.GetFileName(file) == "deployment.yaml" || file.EndsWith("proj", StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.CreateDirectory(Path.Combine(folder, "obj"));
        return Path.Combine(folder, "deploy.proj");
    }
}
