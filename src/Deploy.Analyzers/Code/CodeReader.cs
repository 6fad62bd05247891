using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Reads what the code of a project does, once for each state of it.</summary>
static class CodeReader
{
    // Not by compilation: the compiler hands its analyzers a new one for each run, over the same trees.
    static readonly ConditionalWeakTable<SyntaxTree, State> Known = new();

    // Names of methods that one of the readers knows; those that begin with Map are asked for their receiver.
    static readonly HashSet<string> Names = new(
        [
            .. RouteReader.Names, .. AddressReader.Names, .. SettingReader.Names, .. FlagReader.Names, .. StateReader.Names, .. DatabaseReader.Names,
            .. PipelineReader.Names,
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a call of this name is worth to be asked for its symbol.</summary>
    public static bool MayMatter(string method) => method.StartsWith("Map", StringComparison.Ordinal) || Names.Contains(method);

    /// <summary>The same for an attribute.</summary>
    public static bool MayMatterAsAttribute(string name) =>
        RouteReader.Attributes.Contains(name) || FlagReader.Attributes.Contains(name) || (!name.EndsWith("Attribute", StringComparison.Ordinal) && MayMatterAsAttribute(name + "Attribute"));

    /// <summary>The facts of a compilation.</summary>
    public static CodeFacts Read(Compilation compilation, CancellationToken cancellation)
    {
        var first = compilation.SyntaxTrees.FirstOrDefault();
        if (first is null)
            return new CodeFacts();
        if (Known.TryGetValue(first, out var known) && known.IsOf(compilation))
            return known.Facts;
        var facts = new CodeFacts();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            // What Deploy.Sdk itself added says nothing about the app.
            if (!tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) || !Path(tree).StartsWith("Deploy.", StringComparison.Ordinal))
                Read(tree, compilation, facts, cancellation);
        }

        DatabaseReader.ReadReferences(compilation, facts);
        Known.Remove(first);
        // Another thread may have been faster; both read the same.
        Known.GetValue(first, _ => new State(compilation.SyntaxTrees.ToList(), compilation.References.ToList(), facts));
        return facts;
    }

    /// <summary>What was read of which files, compiled against what.</summary>
    sealed record State(IReadOnlyList<SyntaxTree> Trees, IReadOnlyList<MetadataReference> References, CodeFacts Facts)
    {
        public bool IsOf(Compilation compilation) => Trees.SequenceEqual(compilation.SyntaxTrees) && References.SequenceEqual(compilation.References);
    }

    static string Path(SyntaxTree tree) => tree.FilePath.Substring(tree.FilePath.LastIndexOfAny(['/', '\\']) + 1);

    static void Read(SyntaxTree tree, Compilation compilation, CodeFacts facts, CancellationToken cancellation)
    {
        var candidates = Candidates.Of(tree, cancellation);
        // One model for each file; the compiler makes its own for the actions of an analyzer, but a mistake in deployment.yaml is known
        // only when all files have been read.
#pragma warning disable RS1030
        var model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        facts.Paths.UnionWith(candidates.Paths);
        foreach (var node in candidates.Calls)
        {
            if (!Symbols.IsOnlyInDevelopment(node) && model.GetSymbolInfo(node, cancellation).Symbol is IMethodSymbol method)
                Read(new Call(node, method, model, cancellation), facts);
        }

        foreach (var access in candidates.Accesses)
            SettingReader.Read(access, model, facts, cancellation);
        foreach (var creation in candidates.Creations)
            StateReader.Read(creation, model, facts, cancellation);
        foreach (var attribute in candidates.Attributes)
            Read(attribute, model, facts, cancellation);
        foreach (var declaration in candidates.Classes)
            DatabaseReader.Read(declaration, model, facts, cancellation);
    }

    static void Read(Call call, CodeFacts facts)
    {
        RouteReader.Read(call, facts);
        AddressReader.Read(call, facts);
        SettingReader.Read(call, facts);
        FlagReader.Read(call, facts);
        StateReader.Read(call, facts);
        DatabaseReader.Read(call, facts);
        PipelineReader.Read(call, facts);
    }

    static void Read(AttributeSyntax attribute, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(attribute, cancellation).Symbol is not IMethodSymbol constructor)
            return;
        RouteReader.Read(attribute, constructor, model, facts, cancellation);
        FlagReader.Read(attribute, constructor, model, facts, cancellation);
    }
}
