using System.Collections.Immutable;
using Deploy.Analyzers;
using Deploy.Core;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;
using CoreSpan = Deploy.Core.Text.TextSpan;
using CoreText = Deploy.Core.Text.SourceText;

namespace Deploy.CodeFixes;

/// <summary>deployment.yaml among the additional documents of a project, in the words of Deploy.Core and of the editor.</summary>
/// <param name="document">The document.</param>
/// <param name="text">Its text; offsets in it count a byte order mark that is part of the text, those of Deploy.Core do not.</param>
/// <param name="facts">What the project says of itself.</param>
sealed class SpecDocument(TextDocument document, SourceText text, ProjectFacts facts)
{
    readonly CoreText content = new(document.FilePath ?? document.Name, text.ToString());

    int Mark => text.Length - content.Content.Length;

    /// <summary>The spec of a project; null where it has none.</summary>
    public static async Task<SpecDocument?> OfAsync(Project project, CancellationToken cancellation)
    {
        var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var file = project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(file => SpecFile.IsSpec(file, options));
        var document = file is null ? null : project.AdditionalDocuments.FirstOrDefault(document => (document.FilePath ?? document.Name) == file.Path);
        return document is null ? null : await OfAsync(document, cancellation).ConfigureAwait(false);
    }

    /// <summary>The spec that this document is.</summary>
    public static async Task<SpecDocument> OfAsync(TextDocument document, CancellationToken cancellation) => new(
        document,
        await document.GetTextAsync(cancellation).ConfigureAwait(false),
        AnalyzerFacts.Read(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions));

    /// <summary>What an editor offers for a diagnostic.</summary>
    /// <param name="diagnostic">A diagnostic of this document, or of the code.</param>
    /// <param name="isHere">It stands in this document.</param>
    public ImmutableArray<CodeAction> FixesOf(Diagnostic diagnostic, bool isHere)
    {
        // The analyzer counts as Deploy.Core does, so the place needs no moving.
        var span = diagnostic.Location.SourceSpan;
        var problem = new SpecProblem(content, facts, diagnostic.Id, isHere ? new CoreSpan(span.Start, span.Length) : null, diagnostic.Properties);
        if (isHere && span.End > content.Content.Length)
            return ImmutableArray<CodeAction>.Empty;
        return SpecFixes.Of(problem).Select(fix => CodeAction.Create(fix.Title, _ => Task.FromResult(With(fix.Change)), fix.Key)).ToImmutableArray();
    }

    Solution With(Core.Edit.TextChange change)
    {
        var changed = text.WithChanges(new Microsoft.CodeAnalysis.Text.TextChange(new TextSpan(change.Span.Start + Mark, change.Span.Length), change.NewText));
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, changed);
    }
}
