using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>State that one copy of the app keeps to itself: sessions and caches in memory, SQLite, files beside the app.</summary>
static class StateReader
{
    static readonly HashSet<string> SharedCaches = new(StringComparer.Ordinal)
    {
        "AddStackExchangeRedisCache", "AddDistributedSqlServerCache", "AddSqlServerCache", "AddDistributedPostgresCache", "AddDistributedPostgreSqlCache",
        "AddCosmosCache", "AddMongoDbCache", "AddRedisDistributedCache", "AddValkeyCache", "AddEnyimMemcached", "AddNCacheDistributedCache",
    };

    static readonly HashSet<string> FileWrites = new(StringComparer.Ordinal)
    {
        "WriteAllText", "WriteAllTextAsync", "WriteAllBytes", "WriteAllBytesAsync", "WriteAllLines", "WriteAllLinesAsync", "AppendAllText", "AppendAllTextAsync",
        "AppendAllLines", "AppendAllLinesAsync", "AppendText", "CreateText", "OpenWrite", "Create",
    };

    static readonly string[] AppFolders = ["ContentRootPath", "WebRootPath", "BaseDirectory", "GetCurrentDirectory"];

    public static readonly string[] Names = [.. SharedCaches, .. FileWrites, "AddDistributedMemoryCache", "AddSession", "UseSqlite", "AddSqlite"];

    public static void Read(Call call, CodeFacts facts)
    {
        if (call.Name is "AddDistributedMemoryCache" or "AddSession" && call.IsFramework)
            facts.MemoryState.Add(new NamedPlace(call.Name, NameOf(call.Node)));
        else if (SharedCaches.Contains(call.Name))
            facts.HasSharedCache = true;
        else if (call.Name is "UseSqlite" or "AddSqlite" && call.IsIn("Microsoft.EntityFrameworkCore") || call.Name == "AddSqlite" && call.IsFramework)
            AddSqlite(call.Node.ArgumentList, NameOf(call.Node), call.Model, facts);
        else if (FileWrites.Contains(call.Name) && call.Method.ContainingType.ToDisplayString() == "System.IO.File" && call.Argument("path") is { } path)
            AddFile($"File.{call.Name}", path, call.Model, facts);
    }

    public static void Read(ObjectCreationExpressionSyntax creation, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (model.GetTypeInfo(creation, cancellation).Type is not { } type || Symbols.IsOnlyInDevelopment(creation))
            return;
        var arguments = creation.ArgumentList?.Arguments;
        if (Symbols.Is(type, "Microsoft.Data.Sqlite.SqliteConnection"))
            AddSqlite(creation.ArgumentList, creation.Type.GetLocation(), model, facts);
        else if (type.ToDisplayString() == "System.IO.StreamWriter" && arguments is [{ Expression: var written }, ..] && IsText(model, written))
            AddFile("StreamWriter", written, model, facts);
        else if (type.ToDisplayString() == "System.IO.FileStream" && arguments is [{ Expression: var path }, { Expression: var mode }, ..] && IsText(model, path)
            && mode.ToString() is var text && (text.EndsWith("Create", StringComparison.Ordinal) || text.EndsWith("CreateNew", StringComparison.Ordinal) || text.EndsWith("Append", StringComparison.Ordinal) || text.EndsWith("OpenOrCreate", StringComparison.Ordinal)))
            AddFile("FileStream", path, model, facts);
    }

    static bool IsText(SemanticModel model, ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    // A database in memory is gone with its process anyway, and one that is only read may come with the image.
    static void AddSqlite(ArgumentListSyntax? arguments, Location place, SemanticModel model, CodeFacts facts)
    {
        var text = arguments?.Arguments.Select(argument => model.GetConstantValue(argument.Expression).Value as string).OfType<string>().FirstOrDefault() ?? "";
        if (new[] { ":memory:", "Mode=Memory", "Mode=ReadOnly" }.All(mode => text.IndexOf(mode, StringComparison.OrdinalIgnoreCase) < 0))
            facts.Sqlite.Add(new NamedPlace("SQLite", place));
    }

    static void AddFile(string what, ExpressionSyntax path, SemanticModel model, CodeFacts facts)
    {
        if (IsBesideApp(path, model, 0))
            facts.FileWrites.Add(new NamedPlace(what, path.GetLocation()));
    }

    // Only what is certain: a relative path, or one below the folder of the app. An absolute one may be a volume.
    static bool IsBesideApp(ExpressionSyntax path, SemanticModel model, int depth)
    {
        if (model.GetConstantValue(path).Value is string constant)
            return IsRelative(constant);
        switch (path)
        {
            case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax { TextToken.ValueText: var start }, ..] }:
                return IsRelative(start);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Combine" or "Join" }, ArgumentList.Arguments: [{ Expression: var first }, ..] }:
                return IsBesideApp(first, model, depth + 1);
            case IdentifierNameSyntax when depth < 4 && model.GetSymbolInfo(path).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }:
                return IsBesideApp(value, model, depth + 1);
            default:
                return AppFolders.Any(path.ToString().EndsWith) || path.ToString().EndsWith("GetCurrentDirectory()", StringComparison.Ordinal);
        }
    }

    static bool IsRelative(string path) => path.Length > 0 && path[0] is not ('/' or '\\') && !(path.Length > 1 && path[1] == ':');

    static Location NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.GetLocation() ?? call.Expression.GetLocation();
}
