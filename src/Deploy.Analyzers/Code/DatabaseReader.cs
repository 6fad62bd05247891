using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>EF Core: contexts, their migrations, and whether the code applies them itself. Also the names of controllers.</summary>
static class DatabaseReader
{
    const string Space = "Microsoft.EntityFrameworkCore";

    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Migrate", "MigrateAsync", "EnsureCreated", "EnsureCreatedAsync", "AddDbContext", "AddDbContextPool", "AddDbContextFactory", "AddPooledDbContextFactory",
    };

    static readonly ConditionalWeakTable<IAssemblySymbol, IReadOnlyList<string>> MigrationsOf = new();

    public static void Read(Call call, CodeFacts facts)
    {
        if (call.Name.StartsWith("Migrate", StringComparison.Ordinal) || call.Name.StartsWith("EnsureCreated", StringComparison.Ordinal))
            facts.AppliesMigrations |= call.IsIn(Space);
        else if (Names.Contains(call.Name) && call.Method.TypeArguments.Length > 0 && call.Method.TypeArguments[call.Method.TypeArguments.Length - 1] is var context && Symbols.Is(context, Space + ".DbContext"))
            facts.Contexts.Add(new NamedPlace(context.Name, call.Node.Expression.DescendantNodesAndSelf().OfType<TypeArgumentListSyntax>().LastOrDefault()?.Arguments.Last().GetLocation() ?? call.Node.GetLocation()));
    }

    public static void Read(ClassDeclarationSyntax declaration, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (declaration.Identifier.ValueText is var name && name.EndsWith("Controller", StringComparison.Ordinal))
            facts.Controllers.Add(name.Substring(0, name.Length - "Controller".Length));
        if (model.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type && Symbols.Is(type.BaseType, Space + ".Migrations.Migration"))
            facts.Migrations.Add(ContextOf(type));
    }

    /// <summary>Migrations of referenced projects: of assemblies that know EF Core and are no part of it.</summary>
    public static void ReadReferences(Compilation compilation, CodeFacts facts)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (Call.IsFrameworkAssembly(assembly) || assembly.Name.IndexOf("EntityFrameworkCore", StringComparison.Ordinal) >= 0
                || !assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Space + ".Relational")))
                continue;
            facts.Migrations.AddRange(MigrationsOf.GetValue(assembly, static assembly => Find(assembly.GlobalNamespace).ToList()));
        }
    }

    static IEnumerable<string> Find(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(static type => Symbols.Is(type.BaseType, Space + ".Migrations.Migration")).Select(ContextOf)
            .Concat(space.GetNamespaceMembers().SelectMany(Find));

    // [DbContext(typeof(ShopContext))] stands on the generated half of a migration.
    static string ContextOf(INamedTypeSymbol migration) =>
        migration.GetAttributes().Where(static attribute => attribute.AttributeClass?.Name == "DbContextAttribute" && attribute.ConstructorArguments.Length == 1)
            .Select(static attribute => (attribute.ConstructorArguments[0].Value as INamedTypeSymbol)?.Name ?? "").FirstOrDefault() ?? "";
}
