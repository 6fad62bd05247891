using System.Globalization;
using Deploy.Benchmarks.Builds;

namespace Deploy.Benchmarks.Figures;

/// <summary>Lines that a user need not write.</summary>
sealed class Leverage(Workspace workspace) : IMeasure
{
    public string Name => "Leverage of samples/shop";

    public IEnumerable<Figure> Take()
    {
        var project = new AppProject(Path.Combine(workspace.Root, "leverage", "Shop"), "Microsoft.NET.Sdk.Web", Way.DeploySdk, workspace.PackageVersion);
        new DotnetBuild(workspace).Prepare(project.ProjectFile);
        var written = Repository.ShopSpec.Split('\n').Count(static line => line.Trim() is [not '#', ..]);
        var files = Directory.EnumerateFiles(project.Output, "*", SearchOption.AllDirectories).ToList();
        var generated = files.Sum(static file => File.ReadLines(file).Count());
        var schema = files.Where(static file => file.EndsWith(".schema.json", StringComparison.Ordinal)).Sum(static file => File.ReadLines(file).Count());
        yield return new Figure(
            $"{Name}: {written} lines give", "> 5000 lines", generated.ToString(CultureInfo.InvariantCulture), $"{files.Count} files; {schema} of the lines are values.schema.json", generated > 5000);
    }
}
