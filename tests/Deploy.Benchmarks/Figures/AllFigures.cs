using Deploy.Benchmarks.Builds;

namespace Deploy.Benchmarks.Figures;

/// <summary>The list, in the order of the budgets.</summary>
static class AllFigures
{
    public static IEnumerable<IMeasure> Of(Workspace workspace, Options options)
    {
        IMeasure[] all =
        [
            new NoOpBuild("No-op build, <Sdk>, vs an empty SDK", 1.02, Way.EmptySdk, Way.DeploySdk, workspace, options),
            new NoOpBuild("No-op build, PackageReference, vs none", 1.03, Way.None, Way.PackageReference, workspace, options),
            new SpecChange(workspace, options),
            new TaskWork(workspace, options),
            new SolutionTaskWork(workspace, options),
            new SolutionGrowth(workspace, options),
            new InProcess.InProcessFigures(options),
            new Leverage(workspace),
        ];
        return all.Where(measure => options.Wants(measure.Name));
    }
}
