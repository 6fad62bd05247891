using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Questions to the compiler's symbols and to the code around a place.</summary>
static class Symbols
{
    /// <summary>Whether a type lies in a namespace, or in one below it.</summary>
    public static bool IsIn(ISymbol? symbol, string space)
    {
        var name = symbol?.ContainingNamespace?.ToDisplayString() ?? "";
        return name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
    }

    /// <summary>Whether a type is, derives from or implements one of this name (with namespace).</summary>
    public static bool Is(ITypeSymbol? type, string name)
    {
        if (type is null)
            return false;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.OriginalDefinition.ToDisplayString() == name)
                return true;
        }

        return type.AllInterfaces.Any(candidate => candidate.OriginalDefinition.ToDisplayString() == name);
    }

    /// <summary>Whether code runs only where the host's environment is Development: in the branch of an if that asks for it.</summary>
    public static bool IsOnlyInDevelopment(SyntaxNode node)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is IfStatementSyntax statement && AsksForDevelopment(statement.Condition, out var negated)
                && (negated ? child == statement.Else : child == statement.Statement))
                return true;
            if (parent is ConditionalExpressionSyntax conditional && AsksForDevelopment(conditional.Condition, out negated)
                && child == (negated ? conditional.WhenFalse : conditional.WhenTrue))
                return true;
        }

        return false;
    }

    static bool AsksForDevelopment(ExpressionSyntax condition, out bool negated)
    {
        negated = condition.IsKind(SyntaxKind.LogicalNotExpression);
        var asked = negated ? ((PrefixUnaryExpressionSyntax)condition).Operand : condition;
        while (asked is ParenthesizedExpressionSyntax parenthesized)
            asked = parenthesized.Expression;
        // "a && IsDevelopment()" holds only in development too; "a || …" does not.
        if (!negated && asked is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and)
            return AsksForDevelopment(and.Left, out var left) && !left || AsksForDevelopment(and.Right, out var right) && !right;
        return asked is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsDevelopment" } };
    }
}
