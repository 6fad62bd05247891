using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TextChange = Microsoft.CodeAnalysis.Text.TextChange;

namespace Deploy.CodeFixes;

/// <summary>Maps health checks in a program of the minimal hosting model.</summary>
static class HealthEndpoint
{
    const string MapExtensions = "Microsoft.AspNetCore.Builder.HealthCheckEndpointRouteBuilderExtensions";
    const string AddExtensions = "Microsoft.Extensions.DependencyInjection.HealthCheckServiceCollectionExtensions";

    /// <summary>What an editor offers for a diagnostic with <see cref="FixHints.Path"/>; null where the program is of another make.</summary>
    public static async Task<CodeAction?> FixOfAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FixHints.Path, out var path) || string.IsNullOrEmpty(path))
            return null;
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation
            || compilation.GetTypeByMetadataName(MapExtensions) is not { } map || compilation.GetTypeByMetadataName(AddExtensions) is not { } add
            || WebProgram.Find(compilation, cancellation) is not { } program || project.GetDocument(program.Tree) is not { } document)
            return null;
        var registers = !Invokes(compilation, "AddHealthChecks", cancellation);
        // Without a builder there is no place where the service could be added.
        if (registers && program.Build is null)
            return null;
        return CodeAction.Create(
            $"Map the health endpoint {path}",
            async token =>
            {
                var text = await document.GetTextAsync(token).ConfigureAwait(false);
                var changes = new List<TextChange>();
                if (registers)
                {
                    changes.Add(Insert.Before(text, program.Build!, $"{program.Builder}.Services.AddHealthChecks();"));
                    changes.AddRange(Using(compilation, program.Tree, add, token));
                }

                changes.Add(Insert.Before(text, program.Run, $"{program.App}.MapHealthChecks({SymbolDisplay.FormatLiteral(path!, quote: true)});"));
                changes.AddRange(Using(compilation, program.Tree, map, token));
                return document.WithText(text.WithChanges(changes.GroupBy(static change => change.Span.Start).OrderBy(static group => group.Key)
                    .Select(static group => new TextChange(group.First().Span, string.Concat(group.Select(static change => change.NewText).OrderBy(static code => code, StringComparer.Ordinal))))));
            },
            $"{diagnostic.Id}.endpoint");
    }

    static bool Invokes(Compilation compilation, string method, CancellationToken cancellation) => compilation.SyntaxTrees.Any(tree =>
        tree.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name == method));

    // Web projects have both namespaces without asking; a project without implicit usings has not.
    static IEnumerable<TextChange> Using(Compilation compilation, SyntaxTree tree, INamedTypeSymbol extensions, CancellationToken cancellation)
    {
        var root = tree.GetCompilationUnitRoot(cancellation);
        var position = root.Members.Count > 0 ? root.Members[0].SpanStart : root.FullSpan.End;
        if (compilation.GetSemanticModel(tree).LookupNamespacesAndTypes(position, name: extensions.Name).Length > 0)
            yield break;
        var text = tree.GetText(cancellation);
        var line = $"using {extensions.ContainingNamespace.ToDisplayString()};" + Insert.NewLine(text);
        yield return new TextChange(new TextSpan(root.Usings.Count > 0 ? text.Lines.GetLineFromPosition(root.Usings[0].SpanStart).Start : position, 0), line);
    }
}
