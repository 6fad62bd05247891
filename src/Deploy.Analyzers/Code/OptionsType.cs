using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Classes that a section of the configuration is bound to, and what of them must be given.</summary>
static class OptionsType
{
    /// <summary>The type that the section of a GetSection call is bound to; null when it is not bound right there.</summary>
    public static ITypeSymbol? BoundTo(Call section)
    {
        // GetSection("A").Get<T>()
        if (section.Node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } && section.Model.GetSymbolInfo(outer, section.Cancellation).Symbol is IMethodSymbol next)
        {
            return next.Name switch
            {
                "Get" when next.TypeArguments is [var type] && IsUnconditional(outer, section) => type,
                "Bind" when outer.ArgumentList.Arguments is [{ Expression: var instance }] => section.Model.GetTypeInfo(instance, section.Cancellation).Type,
                _ => null,
            };
        }

        // services.Configure<T>(GetSection("A")), services.AddOptions<T>().Bind(GetSection("A"))
        if (section.Node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && section.Model.GetSymbolInfo(call, section.Cancellation).Symbol is IMethodSymbol method
            && method.Name is "Configure" or "Bind" && method.TypeArguments is [var options])
            return options;
        return null;
    }

    /// <summary>Adds the members of a type that have no default, as settings below a section.</summary>
    public static void AddMembers(ITypeSymbol type, string section, Location place, CodeFacts facts)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named)
            return;
        foreach (var name in Required(named).Distinct(StringComparer.Ordinal))
            facts.Reads.Add(new SettingRead(ReadKind.Setting, $"{section}:{name}", IsRequired: true, place));
    }

    static bool IsUnconditional(InvocationExpressionSyntax node, Call section) => RequiredValue.IsRequired(node, section.Model, section.Cancellation);

    static IEnumerable<string> Required(INamedTypeSymbol type)
    {
        // The binder fills the parameters of a record's constructor, and throws for one that is missing.
        if (!type.InstanceConstructors.Any(static constructor => constructor.Parameters.Length == 0) && type.InstanceConstructors.Count(static constructor => constructor.DeclaredAccessibility == Accessibility.Public) == 1)
        {
            foreach (var parameter in type.InstanceConstructors.Single(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).Parameters)
            {
                if (!parameter.HasExplicitDefaultValue && IsScalar(parameter.Type))
                    yield return parameter.Name;
            }
        }

        for (var current = type; current is { SpecialType: not SpecialType.System_Object }; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property.SetMethod is not null && IsScalar(property.Type) && (property.IsRequired || IsMarked(property) || HasNoValue(property)))
                    yield return property.Name;
            }
        }
    }

    static bool IsMarked(IPropertySymbol property) => property.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.ComponentModel.DataAnnotations.RequiredAttribute");

    // "public string Host { get; set; } = null!;": a text that is never null, and no value for it.
    static bool HasNoValue(IPropertySymbol property) =>
        property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated }
        && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax { Initializer: null or { Value: PostfixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax { Token.ValueText: "null" or "default" } } } };

    static bool IsScalar(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_String
        || type.TypeKind == TypeKind.Enum || type.ToDisplayString() is "System.Uri" or "System.TimeSpan" or "System.Guid";
}
