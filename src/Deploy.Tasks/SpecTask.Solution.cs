using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Plan;
using Deploy.Core.Solution;
using Deploy.Core.Yaml;

namespace Deploy.Tasks;

/// <content>deploy.proj: the files of all services together.</content>
public abstract partial class SpecTask
{
    /// <summary>The project refers to others, which are its services.</summary>
    private protected bool IsSolution => Services.Length > 0;

    ArtifactSet? CompileSolution(bool onlyErrors)
    {
        var text = TextCheck.Decode(SpecDisplayPath, Read(SpecDisplayPath, () => File.ReadAllBytes(SpecFile)));
        var facts = new FactsReader(Facts).Read(new ProjectPaths(ProjectFile, OutputPath, RepositoryRoot, []));
        if (ImageDigests.Check(facts.ImageDigest, isSolution: true) is { } wrong && Report([wrong]))
            return null;
        var reported = Report(References.Select(static item => item.GetMetadata("FullPath")).Where(IsNoService).Select(path => ToolingDiagnostics.NoService(Display(path))).ToList());
        var (solution, diagnostics) = SolutionCompiler.Check(text, facts, ReadServices());
        if (Report(diagnostics, text, onlyErrors) || reported || solution is null)
            return null;
        if (EnvironmentName.Length > 0)
        {
            if (!solution.Environments.Contains(EnvironmentName, StringComparer.Ordinal))
            {
                Report([ToolingDiagnostics.UnknownEnvironment(EnvironmentName, solution.Environments)]);
                return null;
            }

            solution = solution.WithBase(EnvironmentName);
        }

        var ofOverlay = new DiagnosticBag();
        var overlay = Read<IReadOnlyList<OverlayFile>>(OverlayDisplayPath, () => FolderReader.ReadOverlay(OverlayPath, OverlayDisplayPath, ofOverlay));
        var files = SolutionCompiler.Generate(text, solution, ReadContent(), overlay, ofOverlay);
        return Report(ofOverlay.ToSortedList(), text) ? null : files;
    }

    bool IsNoService(string project) => !Array.Exists(Services, item => item.GetMetadata("Service") == project);

    List<SolutionService> ReadServices()
    {
        var services = new List<SolutionService>();
        foreach (var service in Services.GroupBy(static item => item.GetMetadata("Service"), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var items = service.ToArray();
            string Value(string name) => Array.Find(items, item => item.ItemSpec == name)?.GetMetadata("Value") ?? "";
            var specFile = Value("SpecFile");
            var display = Display(specFile);
            var text = TextCheck.Decode(display, Read(display, () => File.ReadAllBytes(specFile)));
            var references = items.Where(static item => item.ItemSpec == "Reference").Select(static item => item.GetMetadata("Value"));
            var own = new ProjectPaths(service.Key, Value("OutputPath"), Value("RepositoryRoot"), references);
            // The image is built by the service's own Dockerfile; compose looks for its context from the solution's output.
            var facts = new FactsReader(items).Read(own) with { ContextFromDocker = own.ContextFrom(Path.Combine(OutputPath, "docker")) };
            services.Add(new SolutionService(text, facts));
        }

        return services;
    }

    // From the folder of deploy.proj, as one would type it.
    string Display(string path) => ProjectPaths.Relative(Path.GetDirectoryName(ProjectFile)!, path);
}
