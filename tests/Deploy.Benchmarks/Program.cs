using Deploy.Benchmarks;
using Deploy.Benchmarks.Builds;
using Deploy.Benchmarks.Figures;
using Deploy.Benchmarks.TaskRuns;

if (args is [TaskHost.Command, ..])
    return TaskHost.Run(args[1..]);

var options = Options.Parse(args);
using var workspace = Workspace.Create();
// BenchmarkDotNet looks at all assemblies that this one refers to.
SdkAssemblies.Provide(workspace.SdkFolder);
var table = new Table(options);
var isComplete = true;
// In the order of "Budgets" in the design: what a user waits for first.
foreach (var measure in AllFigures.Of(workspace, options))
{
    try
    {
        foreach (var figure in measure.Take())
            table.Add(figure);
    }
    // Whatever went wrong: the other figures are worth having, and the workspace must be tidied up.
    catch (Exception exception) when (exception is not OutOfMemoryException)
    {
        table.Add(Figure.NotMeasured(measure.Name, exception.Message));
        isComplete = false;
    }
}

table.Print(Console.Out);
// A figure above its budget is a result; only one that could not be taken is a failure.
return isComplete ? 0 : 1;
