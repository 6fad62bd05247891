using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.CodeFixes;

/// <summary>A program of the minimal hosting model, found by its symbols.</summary>
/// <param name="Tree">The file with the entry point.</param>
/// <param name="App">Name of the variable with the WebApplication.</param>
/// <param name="Run">The statement in which it begins to run.</param>
/// <param name="Builder">Name of the variable with its builder; null where there is none.</param>
/// <param name="Build">The statement in which the builder builds it; null where there is none.</param>
sealed record WebProgram(SyntaxTree Tree, string App, StatementSyntax Run, string? Builder, StatementSyntax? Build)
{
    /// <summary>The program of a compilation; null where it is of another make.</summary>
    public static WebProgram? Find(Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.WebApplication") is not { } application
            || compilation.GetEntryPoint(cancellation)?.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
            return null;
        var model = compilation.GetSemanticModel(reference.SyntaxTree);
        var entry = reference.GetSyntax(cancellation);
        var calls = entry.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax))
            .OfType<InvocationExpressionSyntax>().ToList();
        // There the endpoints are mapped in another place.
        if (calls.Exists(static call => NameOf(call) == "UseEndpoints"))
            return null;
        foreach (var call in calls)
        {
            if (NameOf(call) is not ("Run" or "RunAsync") || Receiver(call, model, cancellation) is not { } app || !SymbolEqualityComparer.Default.Equals(app.Type, application))
                continue;
            if (call.FirstAncestorOrSelf<StatementSyntax>() is not { } run || !IsBetweenStatements(run))
                continue;
            var build = BuildOf(app, cancellation);
            var builder = build is null ? null : Receiver(build, model, cancellation);
            var statement = build?.FirstAncestorOrSelf<StatementSyntax>();
            return builder is not null && statement is not null && IsBetweenStatements(statement)
                ? new WebProgram(reference.SyntaxTree, Escape(app.Name), run, Escape(builder.Name), statement)
                : new WebProgram(reference.SyntaxTree, Escape(app.Name), run, null, null);
        }

        return null;
    }

    // var app = builder.Build();
    static InvocationExpressionSyntax? BuildOf(ILocalSymbol app, CancellationToken cancellation) =>
        app.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax call }
        && NameOf(call) == "Build" ? call : null;

    static ILocalSymbol? Receiver(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax name } ? model.GetSymbolInfo(name, cancellation).Symbol as ILocalSymbol : null;

    static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    // "if (x) app.Run();" has no room for a second statement.
    static bool IsBetweenStatements(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax or BlockSyntax;

    static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
