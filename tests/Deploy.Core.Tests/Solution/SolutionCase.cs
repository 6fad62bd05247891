using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Solution;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Solution;

/// <summary>A folder of tests/solutions: deployment.yaml, and one folder for each service with a deployment.yaml and perhaps facts.txt; what shall come of it is diagnostics.txt and expected/.</summary>
sealed class SolutionCase
{
    SolutionCase(string folder)
    {
        Folder = folder;
        Name = Path.GetFileName(folder);
        Text = TextCheck.Decode("deployment.yaml", File.ReadAllBytes(Path.Combine(folder, "deployment.yaml")));
        var services = Directory.GetDirectories(Path.Combine(folder, "services")).Order(StringComparer.Ordinal).Select(Read).ToList();
        var (solution, diagnostics) = SolutionCompiler.Check(Text, new ProjectFacts { AssemblyName = Name }, services);
        Diagnostics = diagnostics;
        Solution = solution;
        if (solution is not null)
            Files = SolutionCompiler.Generate(Text, solution, Repository.Content, [], new DiagnosticBag());
    }

    public static IReadOnlyList<SolutionCase> All { get; } =
        Directory.GetDirectories(Path.Combine(Repository.Root, "tests", "solutions")).Order(StringComparer.Ordinal).Select(static folder => new SolutionCase(folder)).ToList();

    public string Name { get; }

    public string Folder { get; }

    public SourceText Text { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public CheckedSolution? Solution { get; }

    /// <summary>What would be written; null after an error.</summary>
    public ArtifactSet? Files { get; }

    public override string ToString() => Name;

    static SolutionService Read(string folder)
    {
        var name = Path.GetFileName(folder);
        return new SolutionService(
            TextCheck.Decode($"services/{name}/deployment.yaml", File.ReadAllBytes(Path.Combine(folder, "deployment.yaml"))),
            FactsFile.Read(Path.Combine(folder, "facts.txt"), name));
    }
}
