using System.Collections.Immutable;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes;

/// <summary>What is wrong in deployment.yaml, put right there; and what it asks of the code, put there.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(SpecCodeFixProvider),
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)],
    DocumentExtensions = [".yaml", ".yml"])]
public sealed class SpecCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = SpecFixes.CodesInSpec.Append(HealthEndpointCodeFixProvider.NotMapped).ToImmutableArray();

    /// <summary>None: the remedies of one file are found one after the other, each in the text that the one before has left.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var spec = await SpecDocument.OfAsync(context.TextDocument, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Id == HealthEndpointCodeFixProvider.NotMapped)
            {
                if (await HealthEndpoint.FixOfAsync(context.TextDocument.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } fix)
                    context.RegisterCodeFix(fix, diagnostic);
                continue;
            }

            foreach (var fix in spec.FixesOf(diagnostic, isHere: true))
                context.RegisterCodeFix(fix, diagnostic);
        }
    }
}
