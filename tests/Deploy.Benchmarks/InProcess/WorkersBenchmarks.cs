using BenchmarkDotNet.Attributes;
using Deploy.Benchmarks.Builds;
using Deploy.Core;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Benchmarks.InProcess;

/// <summary>From text to all files, in memory, for specs of growing size.</summary>
[MemoryDiagnoser]
public class WorkersBenchmarks
{
    static readonly ProjectFacts Facts = new() { AssemblyName = "Shop", IsCSharp = true, IsDotNet = true, DotNetVersion = "10.0", ProjectFile = "Shop.csproj" };
    ContentFiles content = new([], static _ => []);
    SourceText text = new("", "");

    [Params(50, 100, 200)]
    public int Workers { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var folder = Path.Combine(Repository.Root, "sdk", "content");
        content = new ContentFiles(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')),
            path => File.ReadAllBytes(Path.Combine(folder, path)));
        text = new SourceText("deployment.yaml", SpecTexts.WithWorkers(Workers));
    }

    [Benchmark]
    public ArtifactSet CheckAndGenerate()
    {
        var check = DeploymentCompiler.Check(text, Facts);
        return check.HasErrors
            ? throw new InvalidOperationException(string.Join('\n', check.Diagnostics.Select(static diagnostic => diagnostic.Message)))
            : DeploymentCompiler.Generate(text, check.File!, Facts, content, [], new DiagnosticBag());
    }
}
