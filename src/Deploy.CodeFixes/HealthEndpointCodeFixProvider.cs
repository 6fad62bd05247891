using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes;

/// <summary>The health path that deployment.yaml asks for, mapped in the code where another one is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HealthEndpointCodeFixProvider))]
public sealed class HealthEndpointCodeFixProvider : CodeFixProvider
{
    /// <summary>deployment.yaml asks for a path, and the code maps none; stands in deployment.yaml.</summary>
    internal const string NotMapped = "DEPLOY0401";

    /// <summary>The code maps another path; stands in the code.</summary>
    internal const string OtherPath = "DEPLOY0402";

    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(OtherPath);

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await HealthEndpoint.FixOfAsync(context.Document.Project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } fix)
                context.RegisterCodeFix(fix, diagnostic);
        }
    }
}
