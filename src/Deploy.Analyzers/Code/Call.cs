using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>A call of a method with what a reader asks of it.</summary>
readonly struct Call(InvocationExpressionSyntax node, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
{
    public InvocationExpressionSyntax Node { get; } = node;

    public IMethodSymbol Method { get; } = method;

    public SemanticModel Model { get; } = model;

    public CancellationToken Cancellation { get; } = cancellation;

    public string Name => Method.Name;

    /// <summary>What the method is called on; null for a static one.</summary>
    public ExpressionSyntax? Receiver => (Node.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>The method comes with .NET, ASP.NET Core or one of their packages.</summary>
    public bool IsFramework => IsFrameworkAssembly(Method.ContainingAssembly);

    /// <summary>The method is written in this project.</summary>
    public bool IsOwn => SymbolEqualityComparer.Default.Equals(Method.ContainingAssembly, Model.Compilation.Assembly);

    /// <summary>The argument of a parameter; null when it is left out.</summary>
    public ExpressionSyntax? Argument(string parameter)
    {
        var arguments = Node.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText ?? (i < Method.Parameters.Length ? Method.Parameters[i].Name : "");
            if (name == parameter)
                return arguments[i].Expression;
        }

        return null;
    }

    /// <summary>The first argument whose type is text; null when there is none.</summary>
    public ExpressionSyntax? FirstText()
    {
        foreach (var argument in Node.ArgumentList.Arguments)
        {
            if (Model.GetTypeInfo(argument.Expression, Cancellation).Type?.SpecialType == SpecialType.System_String)
                return argument.Expression;
        }

        return null;
    }

    /// <summary>The constant text of an expression; null when it is none.</summary>
    public string? Text(ExpressionSyntax? expression) => expression is null ? null : Model.GetConstantValue(expression, Cancellation).Value as string;

    /// <summary>Whether a method of this name is declared in the namespace given, or in one below it.</summary>
    public bool IsIn(string space) => Symbols.IsIn(Method.ContainingType, space);

    public static bool IsFrameworkAssembly(IAssemblySymbol? assembly) =>
        assembly?.Name is { } name && (name.StartsWith("Microsoft.", StringComparison.Ordinal) || name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "mscorlib" or "netstandard");
}
