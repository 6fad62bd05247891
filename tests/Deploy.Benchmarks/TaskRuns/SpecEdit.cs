using Deploy.Benchmarks.Builds;

namespace Deploy.Benchmarks.TaskRuns;

/// <summary>What is written into a spec before each run, so that it finds something to do.</summary>
/// <param name="file">The file that changes.</param>
/// <param name="text">Its text in a run.</param>
sealed class SpecEdit(string file, Func<int, string> text)
{
    public static SpecEdit Of(string projectFile, Edit edit)
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        var spec = Path.Combine(folder, "deployment.yaml");
        if (Path.GetExtension(projectFile) != ".proj")
            return new SpecEdit(spec, edit == Edit.Name ? static run => Repository.ShopSpecNamed(Name("shop", run)) : static run => Repository.ShopSpecScaled(10 + (run % 50)));
        if (edit == Edit.Name)
            return new SpecEdit(spec, static run => File.ReadAllText(Path.Combine(Repository.Microservices, "deployment.yaml")).Replace("name: store", $"name: {Name("store", run)}", StringComparison.Ordinal));
        return new SpecEdit(Path.Combine(folder, "src", "Orders", "deployment.yaml"), static run => File.ReadAllText(Path.Combine(Repository.Microservices, "src", "Orders", "deployment.yaml"))
            .Replace("deployment:\n", $"deployment:\n  port: {8100 + (run % 50)}\n", StringComparison.Ordinal));
    }

    public void Write(int run) => File.WriteAllText(file, text(run));

    // Another name than that of any process before.
    static string Name(string start, int run) => $"{start}-{Environment.ProcessId}-{run}";
}
