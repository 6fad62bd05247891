using System.Collections.Immutable;
using Deploy.Core.Diagnostics;
using Microsoft.CodeAnalysis;
using CoreSeverity = Deploy.Core.Diagnostics.DiagnosticSeverity;
using RoslynSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Deploy.Analyzers;

/// <summary>The catalog of Deploy.Core in the compiler's words.</summary>
static class Descriptors
{
    /// <summary>Category of every code, as in <c>dotnet_analyzer_diagnostic.category-Deploy.severity</c>.</summary>
    public const string Category = "Deploy";

    static readonly ImmutableDictionary<string, DiagnosticDescriptor> ByCode =
        DiagnosticCatalog.All.ToImmutableDictionary(static rule => rule.Code, Create, StringComparer.Ordinal);

    /// <summary>One descriptor for each code, also for those that only the build itself reports: an IDE lists them all.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        DiagnosticCatalog.All.Select(static rule => ByCode[rule.Code]).ToImmutableArray();

    /// <summary>The descriptor of a code.</summary>
    public static DiagnosticDescriptor Of(DiagnosticRule rule) => ByCode[rule.Code];

    // The message is made by Deploy.Core, complete; "{0}" keeps braces in it from being taken for placeholders.
    static DiagnosticDescriptor Create(DiagnosticRule rule) =>
        new(rule.Code, rule.Title, "{0}", Category, ToRoslyn(rule.Severity), isEnabledByDefault: true, helpLinkUri: rule.HelpLink);

    static RoslynSeverity ToRoslyn(CoreSeverity severity) => severity switch
    {
        CoreSeverity.Error => RoslynSeverity.Error,
        CoreSeverity.Warning => RoslynSeverity.Warning,
        _ => RoslynSeverity.Info,
    };
}
