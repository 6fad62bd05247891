using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>
/// Whether code can do without a value that it reads. In doubt it can: a diagnostic that is wrong costs more than one that is missing.
/// </summary>
static class RequiredValue
{
    /// <param name="value">The expression that reads.</param>
    /// <param name="model">Of the same file.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <param name="isConnection">A connection string: what takes it may allow null, and then fails with the first query.</param>
    public static bool IsRequired(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation, bool isConnection = false)
    {
        var node = value;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax)
            node = (ExpressionSyntax)node.Parent;
        switch (node.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return coalesce.Left == node && coalesce.Right is ThrowExpressionSyntax;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                return model.GetDeclaredSymbol(declarator, cancellation) is ILocalSymbol local && NothingElseHandles(local, declarator, model, cancellation);
            case ArgumentSyntax argument:
                return IsRequired(argument, model, cancellation, isConnection);
            case AssignmentExpressionSyntax assignment when assignment.Right == node:
                return model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol { NullableAnnotation: NullableAnnotation.NotAnnotated };
            case InterpolationSyntax:
                return true;
            // An access to a member would throw; one with '?' would not.
            case MemberAccessExpressionSyntax access when access.Expression == node:
                return true;
            default:
                return false;
        }
    }

    static bool IsRequired(ArgumentSyntax argument, SemanticModel model, CancellationToken cancellation, bool isConnection)
    {
        if (argument.Parent?.Parent is not ExpressionSyntax call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return false;
        if (method.Name.StartsWith("ThrowIfNull", StringComparison.Ordinal))
            return true;
        // IsNullOrEmpty, TryParse, Equals: made for a value that may be missing.
        if (method.ContainingType.SpecialType == SpecialType.System_String || method.Name.StartsWith("Try", StringComparison.Ordinal) || method.Name == "Equals")
            return false;
        if (isConnection)
            return true;
        var index = ((BaseArgumentListSyntax)argument.Parent).Arguments.IndexOf(argument);
        var parameter = argument.NameColon is { } name
            ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name.Name.Identifier.ValueText)
            : index < method.Parameters.Length ? method.Parameters[index] : null;
        return parameter is { Type: { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated } };
    }

    // A local that is compared with null or has an alternative somewhere is optional, unless what follows throws.
    static bool NothingElseHandles(ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model, CancellationToken cancellation)
    {
        SyntaxNode? scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        // Top-level statements see each other.
        scope = scope is GlobalStatementSyntax ? scope.Parent : scope;
        var uses = scope?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, local)).ToList() ?? [];
        return uses.Count > 0 && !uses.Any(use => Handles(use, model, cancellation));
    }

    static bool Handles(IdentifierNameSyntax use, SemanticModel model, CancellationToken cancellation)
    {
        switch (use.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return coalesce.Left == use && coalesce.Right is not ThrowExpressionSyntax;
            case AssignmentExpressionSyntax assignment when assignment.Left == use:
            case ConditionalAccessExpressionSyntax:
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax:
                return !LeadsToThrow(use);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && (method.ContainingType.SpecialType == SpecialType.System_String || method.Name.StartsWith("Try", StringComparison.Ordinal)):
                return !LeadsToThrow(use);
            // Handed on to something that takes null, for example to a method of the app itself.
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax:
                return true;
            default:
                return false;
        }
    }

    static bool LeadsToThrow(SyntaxNode use) => use.FirstAncestorOrSelf<StatementSyntax>() is IfStatementSyntax { Statement: var then }
        && (then is ThrowStatementSyntax || then is BlockSyntax { Statements: [.., ThrowStatementSyntax] });
}
