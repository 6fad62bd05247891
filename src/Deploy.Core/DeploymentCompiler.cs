using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit;
using Deploy.Core.Emit.Docker;
using Deploy.Core.Emit.Docs;
using Deploy.Core.Emit.GitOps;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Emit.Namespaces;
using Deploy.Core.Emit.OpenTofu;
using Deploy.Core.Images;
using Deploy.Core.Overlay;
using Deploy.Core.Plan;
using Deploy.Core.Rules;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core;

/// <summary>A checked file.</summary>
/// <param name="File">What was written; null after an error that leaves nothing to look at.</param>
/// <param name="Diagnostics">All problems in the order of the file.</param>
public sealed record CheckResult(DeploymentFile? File, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when nothing may be written.</summary>
    public bool HasErrors => File is null || Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

/// <summary>The stages one after the other: text → nodes → spec → rules → plan → artifacts.</summary>
public static class DeploymentCompiler
{
    /// <summary>Reads and checks a file: all that the IDE needs.</summary>
    public static CheckResult Check(SourceText text, ProjectFacts facts)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(text, diagnostics);
        var file = root is null ? null : DeploymentBinder.Bind(root, text, diagnostics);
        if (file is not null)
            SpecRules.Check(text, file, facts, diagnostics);
        return new CheckResult(file, diagnostics.ToSortedList());
    }

    /// <summary>Plans and spells out a file without errors, and lays the user's own files over it.</summary>
    /// <param name="text">The text that <paramref name="file"/> was read from.</param>
    /// <param name="file">The checked file.</param>
    /// <param name="facts">What the build knows.</param>
    /// <param name="content">The files that are the same for every app.</param>
    /// <param name="overlay">The user's own files.</param>
    /// <param name="diagnostics">Takes the problems of the overlay; with an error among them nothing may be written.</param>
    /// <returns>All files, the manifest among them.</returns>
    public static ArtifactSet Generate(
        SourceText text, DeploymentFile file, ProjectFacts facts, ContentFiles content, IReadOnlyList<OverlayFile> overlay, DiagnosticBag diagnostics)
    {
        var specName = text.Path.Split('/', '\\').Last();
        var (locked, own) = ImagePins.Read(overlay, diagnostics);
        var context = new EmitContext(Planner.Plan(file, facts with { Locked = locked }), content, specName, new ArtifactSet());
        DockerEmitter.Emit(context);
        HelmEmitter.Emit(context);
        NamespaceEmitter.Emit(context);
        GitOpsEmitter.Emit(context);
        OpenTofuEmitter.Emit(context);
        context.Files.Add(Artifact.OfText("README.md", DeploymentReadme.Write(context.Plans, specName, context.Header), context.Plan.Causes.App));
        if (CostsDocument.Write(context.Plans, specName, context.Header) is { } costs)
            context.Files.Add(Artifact.OfText(CostsDocument.FileName, costs, context.Plan.Cloud?.Causes ?? []));
        ImagePins.Apply(context.Files, locked);
        ImagePins.CheckUse(context.Files, locked, diagnostics);
        OverlayApplier.Apply(context.Files, own, diagnostics);
        context.Files.Replace(Artifact.OfText(Manifest.FileName, Manifest.Write(context.Files, text, specName), []));
        return context.Files;
    }
}
