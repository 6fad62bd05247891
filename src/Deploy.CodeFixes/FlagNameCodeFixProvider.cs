using System.Collections.Immutable;
using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>The name of a feature flag in the code, written as deployment.yaml has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagNameCodeFixProvider))]
public sealed class FlagNameCodeFixProvider : CodeFixProvider
{
    const string UnknownFlag = "DEPLOY0411";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UnknownFlag);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(FixHints.Suggestion, out var name) || string.IsNullOrEmpty(name))
                continue;
            // Only where the name itself is written: a constant has its name elsewhere, and other uses.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not LiteralExpressionSyntax literal || !literal.IsKind(SyntaxKind.StringLiteralExpression))
                continue;
            var renamed = SyntaxFactory.Literal(name!).WithTriviaFrom(literal.Token);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Write \"{name}\"", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceToken(literal.Token, renamed))), $"{UnknownFlag}.name"),
                diagnostic);
        }
    }
}
