using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Deploy.Analyzers;
using Deploy.Core.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Tests;

/// <summary>An editor finds the fixes, and can load them.</summary>
public sealed class ExportTests
{
    static readonly Assembly Fixes = typeof(SpecCodeFixProvider).Assembly;

    /// <summary>What editors bring in the version that the fixes are built against, or a newer one.</summary>
    static readonly string[] Brought =
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "Deploy.Core",
    ];

    // Of an analyzer that reports them, which is not among the catalog's codes in every version.
    static readonly string[] OfTheCode = ["DEPLOY0401", "DEPLOY0402", "DEPLOY0405", "DEPLOY0406", "DEPLOY0407", "DEPLOY0409", "DEPLOY0411"];

    static IEnumerable<Type> Providers => Fixes.GetTypes().Where(static type => typeof(CodeFixProvider).IsAssignableFrom(type));

    [TestCaseSource(nameof(Providers))]
    public void A_provider_is_exported_for_CSharp(Type provider)
    {
        var export = provider.GetCustomAttribute<ExportCodeFixProviderAttribute>();
        Assert.That(export, Is.Not.Null);
        Assert.That(export!.Languages, Is.EqualTo(new[] { LanguageNames.CSharp }));
        Assert.That(export.Name, Is.EqualTo(provider.Name));
        Assert.That(provider.IsPublic && provider.GetConstructor(Type.EmptyTypes) is not null, Is.True);
    }

    [Test]
    public void The_fixes_of_the_spec_are_exported_for_additional_documents_in_YAML()
    {
        var export = typeof(SpecCodeFixProvider).GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.That(export.DocumentKinds, Is.EqualTo(new[] { nameof(TextDocumentKind.AdditionalDocument) }));
        Assert.That(export.DocumentExtensions, Is.EqualTo(new[] { ".yaml", ".yml" }));
    }

    [TestCase(typeof(SpecFromCodeFixProvider))]
    [TestCase(typeof(HealthEndpointCodeFixProvider))]
    [TestCase(typeof(FlagNameCodeFixProvider))]
    public void The_fixes_of_the_code_are_exported_for_documents(Type provider) =>
        Assert.That(provider.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.DocumentKinds, Is.EqualTo(new[] { nameof(TextDocumentKind.Document) }));

    [Test]
    public void Every_code_with_a_fix_is_one_of_ours()
    {
        var codes = Providers.SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).ToList();
        Assert.That(codes.Except(OfTheCode, StringComparer.Ordinal), Is.SubsetOf(DiagnosticCatalog.All.Select(static rule => rule.Code)));
    }

    /// <summary>An editor has these in versions of its own: nothing else, and nothing newer than the analyzer asks for.</summary>
    [Test]
    public void It_refers_only_to_what_every_editor_has()
    {
        var analyzer = References(typeof(DeploymentAnalyzer).Assembly.Location);
        var fixes = References(Fixes.Location);
        Assert.That(fixes.Keys, Is.SubsetOf(Brought));
        foreach (var (name, version) in analyzer.Where(reference => fixes.ContainsKey(reference.Key)))
            Assert.That(fixes[name], Is.LessThanOrEqualTo(version), name);
        Assert.That(fixes["Microsoft.CodeAnalysis.Workspaces"], Is.EqualTo(new Version(4, 5, 0, 0)));
    }

    static Dictionary<string, Version> References(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .ToDictionary(reference => metadata.GetString(reference.Name), static reference => reference.Version, StringComparer.Ordinal);
    }
}
