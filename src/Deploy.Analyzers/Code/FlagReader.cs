using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Feature flags that the code asks for, with Microsoft.FeatureManagement or OpenFeature.</summary>
static class FlagReader
{
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "IsEnabledAsync", "IsEnabled", "GetVariantAsync", "GetBooleanValueAsync", "GetStringValueAsync", "GetIntegerValueAsync", "GetDoubleValueAsync",
        "GetBooleanDetailsAsync", "WithFeatureGate", "UseForFeature",
    };

    /// <summary>Attributes that name a flag.</summary>
    public static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "FeatureGateAttribute" };

    public static void Read(Call call, CodeFacts facts)
    {
        if (Names.Contains(call.Name) && IsLibrary(call.Method) && call.FirstText() is { } argument && call.Text(argument) is { } name)
            facts.Flags.Add(new NamedPlace(name, argument.GetLocation()));
    }

    /// <summary>FeatureGate on a controller or an action.</summary>
    public static void Read(AttributeSyntax attribute, IMethodSymbol constructor, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (!Attributes.Contains(constructor.ContainingType.Name) || !IsLibrary(constructor))
            return;
        foreach (var argument in attribute.ArgumentList!.Arguments)
        {
            if (model.GetConstantValue(argument.Expression, cancellation).Value is string name)
                facts.Flags.Add(new NamedPlace(name, argument.Expression.GetLocation()));
        }
    }

    static bool IsLibrary(IMethodSymbol method) => Symbols.IsIn(method.ContainingType, "Microsoft.FeatureManagement") || Symbols.IsIn(method.ContainingType, "OpenFeature");
}
