using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Configuration and environment variables that the code reads.</summary>
static class SettingReader
{
    const string Configuration = "Microsoft.Extensions.Configuration.IConfiguration";
    const string Section = "Microsoft.Extensions.Configuration.IConfigurationSection";
    const string ConfigurationBuilder = "Microsoft.Extensions.Configuration.IConfigurationBuilder";

    // What the usual host has, and what only a developer's machine has.
    static readonly HashSet<string> UsualSources = new(StringComparer.Ordinal) { "AddJsonFile", "AddCommandLine", "AddUserSecrets" };

    static readonly HashSet<string> OtherSources = new(StringComparer.Ordinal)
    {
        "AddInMemoryCollection", "AddIniFile", "AddXmlFile", "AddYamlFile", "AddKeyPerFile", "AddAzureKeyVault", "AddAzureAppConfiguration", "AddSystemsManager",
        "AddSecretsManager", "AddConfiguration", "AddEnvironmentVariables", "AddVault", "AddConsul", "AddJsonStream", "AddServiceDiscovery",
    };

    public static readonly string[] Names =
    [
        .. UsualSources, .. OtherSources, "GetConnectionString", "GetValue", "GetSection", "GetRequiredSection", "BindConfiguration", "Get", "Bind", "AsEnumerable", "GetChildren",
        "GetEnvironmentVariable", "GetEnvironmentVariables",
    ];

    public static void Read(Call call, CodeFacts facts)
    {
        if (call.Method.ContainingType.ToDisplayString() == "System.Environment")
            ReadVariable(call, facts);
        else if (call.Name == "BindConfiguration" && call.IsIn("Microsoft.Extensions"))
            ReadOptions(call, facts);
        else if (call.Receiver is { } receiver)
            ReadCall(call, receiver, facts);
    }

    /// <summary><c>configuration["Key"]</c>.</summary>
    public static void Read(ElementAccessExpressionSyntax access, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (!Symbols.Is(model.GetTypeInfo(access.Expression, cancellation).Type, Configuration) || Symbols.IsOnlyInDevelopment(access))
            return;
        // What the code sets itself it need not be given.
        if (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
        {
            facts.HasOtherSources = true;
            return;
        }

        var argument = access.ArgumentList.Arguments[0].Expression;
        Add(ReadKind.Setting, Prefix(access.Expression, model, cancellation), argument, model, RequiredValue.IsRequired(access, model, cancellation), facts, cancellation);
    }

    // ConfigurationManager is both: what is read, and what sources are added to.
    static void ReadCall(Call call, ExpressionSyntax receiver, CodeFacts facts)
    {
        var type = call.Model.GetTypeInfo(receiver, call.Cancellation).Type;
        if (call.Name.StartsWith("Add", StringComparison.Ordinal) && Symbols.Is(type, ConfigurationBuilder))
            ReadSource(call, facts);
        else if (Symbols.Is(type, Configuration))
            ReadConfiguration(call, receiver, facts);
    }

    static void ReadVariable(Call call, CodeFacts facts)
    {
        if (call.Name == "GetEnvironmentVariables")
            facts.ReadsUnknown = true;
        else if (call.Name == "GetEnvironmentVariable" && call.Argument("variable") is { } argument)
            Add(ReadKind.Variable, "", argument, call.Model, RequiredValue.IsRequired(call.Node, call.Model, call.Cancellation), facts, call.Cancellation);
    }

    static void ReadConfiguration(Call call, ExpressionSyntax receiver, CodeFacts facts)
    {
        var prefix = Prefix(receiver, call.Model, call.Cancellation);
        switch (call.Name)
        {
            case "GetConnectionString":
                Add(ReadKind.ConnectionString, prefix, call.Argument("name"), call.Model, RequiredValue.IsRequired(call.Node, call.Model, call.Cancellation, isConnection: true), facts, call.Cancellation);
                break;
            case "GetValue":
                Add(ReadKind.Setting, prefix, call.Argument("key"), call.Model, IsValueRequired(call), facts, call.Cancellation);
                break;
            case "GetSection" or "GetRequiredSection":
                Add(ReadKind.Section, prefix, call.Argument("key"), call.Model, call.Name == "GetRequiredSection", facts, call.Cancellation);
                if (OptionsType.BoundTo(call) is { } options && prefix is not null && call.Text(call.Argument("key")) is { } key)
                    OptionsType.AddMembers(options, prefix + key, call.Argument("key")!.GetLocation(), facts);
                break;
            case "Get" or "Bind" or "AsEnumerable" or "GetChildren" when prefix is "" or null:
                facts.ReadsUnknown = true;
                break;
        }
    }

    static void ReadOptions(Call call, CodeFacts facts)
    {
        if (call.Argument("configSectionPath") is not { } argument || call.Text(argument) is not { } path)
        {
            facts.ReadsUnknown = true;
            return;
        }

        facts.Reads.Add(new SettingRead(ReadKind.Section, path, IsRequired: false, argument.GetLocation()));
        if (call.Method.TypeArguments is [var options])
            OptionsType.AddMembers(options, path, argument.GetLocation(), facts);
    }

    static void ReadSource(Call call, CodeFacts facts)
    {
        if (OtherSources.Contains(call.Name) && !(call.Name == "AddEnvironmentVariables" && call.Node.ArgumentList.Arguments.Count == 0))
            facts.HasOtherSources = true;
        // appsettings.json and those of an environment are known; another file may hold anything.
        else if (call.Name == "AddJsonFile" && call.FirstText()?.ToString().Contains("appsettings") != true)
            facts.HasOtherSources = true;
    }

    // A missing number or switch is 0 or false, which a caller may well mean; one that may be null is optional.
    static bool IsValueRequired(Call call) =>
        call.Argument("defaultValue") is null
        && call.Method.TypeArguments is [{ SpecialType: not SpecialType.System_Boolean, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }]
        && RequiredValue.IsRequired(call.Node, call.Model, call.Cancellation);

    static void Add(ReadKind kind, string? prefix, ExpressionSyntax? name, SemanticModel model, bool isRequired, CodeFacts facts, CancellationToken cancellation)
    {
        if (prefix is null || name is null || model.GetConstantValue(name, cancellation).Value is not string key || key.Length == 0)
            facts.ReadsUnknown = true;
        else
            facts.Reads.Add(new SettingRead(kind, prefix + key, isRequired, name.GetLocation()));
    }

    // "" for the root, "A:B:" for a section, null where it cannot be told.
    static string? Prefix(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (!Symbols.Is(model.GetTypeInfo(expression, cancellation).Type, Section))
            return "";
        switch (expression)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetSection" or "GetRequiredSection" } access, ArgumentList.Arguments: [{ Expression: var name }] }:
                return Prefix(access.Expression, model, cancellation) is { } outer && model.GetConstantValue(name, cancellation).Value is string key ? $"{outer}{key}:" : null;
            case IdentifierNameSyntax when model.GetSymbolInfo(expression, cancellation).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                return Prefix(value, model, cancellation);
            default:
                return null;
        }
    }
}
