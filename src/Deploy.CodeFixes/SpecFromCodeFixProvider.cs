using System.Collections.Immutable;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes;

/// <summary>What the app's code asks for and deployment.yaml does not give, written into deployment.yaml.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SpecFromCodeFixProvider))]
public sealed class SpecFromCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = SpecFixes.CodesInCode.ToImmutableArray();

    /// <summary>None: all of them change one file, each in the text that the one before has left.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await SpecDocument.OfAsync(context.Document.Project, context.CancellationToken).ConfigureAwait(false) is not { } spec)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in spec.FixesOf(diagnostic, isHere: false))
                context.RegisterCodeFix(fix, diagnostic);
        }
    }
}
