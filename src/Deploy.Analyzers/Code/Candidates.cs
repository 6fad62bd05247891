using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>
/// The nodes of one file that may matter, found by their names alone. While code is edited the other files of the project keep theirs,
/// and only what is in this list is asked of the compiler.
/// </summary>
sealed class Candidates
{
    static readonly ConditionalWeakTable<SyntaxTree, Candidates> Known = new();

    readonly List<InvocationExpressionSyntax> calls = [];
    readonly List<ElementAccessExpressionSyntax> accesses = [];
    readonly List<ObjectCreationExpressionSyntax> creations = [];
    readonly List<AttributeSyntax> attributes = [];
    readonly List<ClassDeclarationSyntax> classes = [];
    readonly List<string> paths = [];

    Candidates(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
            Add(node);
    }

    public IReadOnlyList<InvocationExpressionSyntax> Calls => calls;

    public IReadOnlyList<ElementAccessExpressionSyntax> Accesses => accesses;

    public IReadOnlyList<ObjectCreationExpressionSyntax> Creations => creations;

    public IReadOnlyList<AttributeSyntax> Attributes => attributes;

    /// <summary>Controllers, and classes that derive from a migration.</summary>
    public IReadOnlyList<ClassDeclarationSyntax> Classes => classes;

    /// <summary>Texts that begin with '/'.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>The candidates of a file.</summary>
    public static Candidates Of(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, tree => new Candidates(tree.GetRoot(cancellation)));

    void Add(SyntaxNode node)
    {
        switch (node)
        {
            case InvocationExpressionSyntax call when NameOf(call) is var method && CodeReader.MayMatter(method) && (method != "Add" || IsAddOfUrls(call)):
                calls.Add(call);
                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } access when MayBeConfiguration(access.Expression):
                accesses.Add(access);
                break;
            case ObjectCreationExpressionSyntax { Type: var type } creation when type.ToString() is var name && (name.EndsWith("SqliteConnection", StringComparison.Ordinal) || name.EndsWith("FileStream", StringComparison.Ordinal) || name.EndsWith("StreamWriter", StringComparison.Ordinal)):
                creations.Add(creation);
                break;
            case AttributeSyntax { ArgumentList: not null } attribute when CodeReader.MayMatterAsAttribute(NameOf(attribute.Name)):
                attributes.Add(attribute);
                break;
            case ClassDeclarationSyntax declaration when declaration.Identifier.ValueText.EndsWith("Controller", StringComparison.Ordinal)
                || declaration.BaseList?.Types.Any(static type => NameOf(type.Type).EndsWith("Migration", StringComparison.Ordinal)) == true:
                classes.Add(declaration);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: var text } when text.StartsWith("/", StringComparison.Ordinal):
                paths.Add(text);
                break;
        }
    }

    // "Add" alone is too common to ask for each.
    static bool IsAddOfUrls(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Urls" } };

    // configuration["A"], builder.Configuration["A"], section["A"], configuration.GetSection("A")["B"]; any other array or dictionary is none.
    static bool MayBeConfiguration(ExpressionSyntax receiver) => receiver switch
    {
        InvocationExpressionSyntax call => NameOf(call) is "GetSection" or "GetRequiredSection" || NameOf(call).IndexOf("onfig", StringComparison.Ordinal) >= 0,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } => IsNameOfConfiguration(name),
        IdentifierNameSyntax { Identifier.ValueText: var name } => IsNameOfConfiguration(name),
        ParenthesizedExpressionSyntax { Expression: var inner } => MayBeConfiguration(inner),
        PostfixUnaryExpressionSyntax { Operand: var inner } => MayBeConfiguration(inner),
        _ => false,
    };

    static bool IsNameOfConfiguration(string name) =>
        new[] { "onf", "cfg", "ection", "etting", "ption" }.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
