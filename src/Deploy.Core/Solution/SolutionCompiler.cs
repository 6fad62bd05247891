using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.GitOps;
using Deploy.Core.Emit.Namespaces;
using Deploy.Core.Emit.Solution;
using Deploy.Core.Images;
using Deploy.Core.Overlay;
using Deploy.Core.Text;

namespace Deploy.Core.Solution;

/// <summary>Several services that are deployed as one: the stages of <see cref="DeploymentCompiler"/> over all their files together.</summary>
public static class SolutionCompiler
{
    /// <inheritdoc cref="SolutionChecker.Check(SourceText, ProjectFacts, IReadOnlyList{SolutionService})"/>
    public static (CheckedSolution? Solution, IReadOnlyList<Diagnostic> Diagnostics) Check(SourceText text, ProjectFacts facts, IReadOnlyList<SolutionService> services) =>
        SolutionChecker.Check(text, facts, services);

    /// <summary>Plans and spells out a solution without errors, and lays the user's own files over it.</summary>
    /// <param name="text">The file beside deploy.proj.</param>
    /// <param name="solution">The checked solution.</param>
    /// <param name="content">The files that are the same for every app.</param>
    /// <param name="overlay">The user's own files.</param>
    /// <param name="diagnostics">Takes the problems of the overlay; with an error among them nothing may be written.</param>
    /// <returns>All files, the manifest among them.</returns>
    public static ArtifactSet Generate(SourceText text, CheckedSolution solution, ContentFiles content, IReadOnlyList<OverlayFile> overlay, DiagnosticBag diagnostics)
    {
        var specName = text.Path.Split('/', '\\').Last();
        var (locked, own) = ImagePins.Read(overlay, diagnostics);
        var context = new SolutionContext(SolutionPlanner.Plan(solution.With(locked)), content, specName, new ArtifactSet());
        SolutionDocker.Emit(context);
        UmbrellaChart.Emit(context);
        NamespaceEmitter.Emit(context.Plans, context.Files, context.Header);
        GitOpsEmitter.Emit(context.Plans, context.Files, context.Header);
        context.Add(Artifact.OfText("README.md", SolutionReadme.Write(context.Plans, specName, context.Header), []));
        ImagePins.Apply(context.Files, locked);
        ImagePins.CheckUse(context.Files, locked, diagnostics);
        OverlayApplier.Apply(context.Files, own, diagnostics);
        context.Files.Replace(Artifact.OfText(Manifest.FileName, Manifest.Write(context.Files, text, specName), []));
        return context.Files;
    }
}
