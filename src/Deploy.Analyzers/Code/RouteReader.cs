using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Routes that answer requests: endpoints, controllers, branches of the pipeline, and whether there is a web host at all.</summary>
static class RouteReader
{
    const string EndpointRouteBuilder = "Microsoft.AspNetCore.Routing.IEndpointRouteBuilder";
    const string ApplicationBuilder = "Microsoft.AspNetCore.Builder.IApplicationBuilder";

    /// <summary>Methods besides those whose name begins with Map.</summary>
    public static readonly string[] Names =
        ["UseHealthChecks", "UsePathBase", "UseSpa", "Run", "CreateBuilder", "CreateSlimBuilder", "CreateEmptyBuilder", "Create", "ConfigureWebHostDefaults", "ConfigureWebHost", "CreateDefaultBuilder"];

    /// <summary>Attributes that name a route.</summary>
    public static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "RouteAttribute", "HttpGetAttribute", "AcceptVerbsAttribute" };

    // They find their routes elsewhere: in attributes, in files, by the names of controllers, or answer only under a path of their own.
    static readonly HashSet<string> WithoutPattern = new(StringComparer.Ordinal)
    {
        "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapControllers", "MapRazorPages", "MapRazorComponents", "MapBlazorHub",
        "MapStaticAssets", "MapOpenApi", "MapGrpcService", "MapGraphQL", "MapScalarApiReference", "MapHangfireDashboard", "MapIdentityApi",
        "MapPrometheusScrapingEndpoint", "MapMetrics",
    };

    public static void Read(Call call, CodeFacts facts)
    {
        ReadHost(call, facts);
        if (call.Name.StartsWith("Map", StringComparison.Ordinal))
            ReadMap(call, facts);
        else if (call.Name == "UseHealthChecks" && call.IsIn("Microsoft.AspNetCore"))
            Add(call, facts, isHealth: true, "");
        else if (call.Name is "UsePathBase" or "UseSpa" && Receives(call, ApplicationBuilder))
            facts.HasUnknownRoutes = true;
        else if (call.Name == "Run" && call.Method.ContainingType.Name == "RunExtensions" && call.IsIn("Microsoft.AspNetCore.Builder"))
            facts.HasUnknownRoutes = true;
    }

    /// <summary>Routes of controllers and of Razor components.</summary>
    public static void Read(AttributeSyntax attribute, IMethodSymbol constructor, SemanticModel model, CodeFacts facts, CancellationToken cancellation)
    {
        if (!Attributes.Contains(constructor.ContainingType.Name) || !Symbols.IsIn(constructor.ContainingType, "Microsoft.AspNetCore"))
            return;
        var argument = attribute.ArgumentList!.Arguments.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression;
        if (argument is not null && model.GetConstantValue(argument, cancellation).Value is string pattern && pattern.Length > 0)
            facts.Routes.Add(new Route("/" + pattern.TrimStart('~').TrimStart('/').Replace('[', '{'), IsHealth: false, argument.GetLocation()));
    }

    static void ReadHost(Call call, CodeFacts facts)
    {
        if (!call.IsIn("Microsoft.AspNetCore") && !call.IsIn("Microsoft.Extensions.Hosting"))
            return;
        var startups = (call.Method.ContainingType.Name, call.Name) switch
        {
            ("WebApplication", "CreateBuilder" or "Create") or ("WebHost", "CreateDefaultBuilder") => true,
            ("WebApplication", "CreateSlimBuilder" or "CreateEmptyBuilder") => false,
            (_, "ConfigureWebHostDefaults") => true,
            (_, "ConfigureWebHost") => false,
            _ => (bool?)null,
        };
        if (startups is { } runs)
            (facts.IsWeb, facts.RunsHostingStartups) = (true, facts.RunsHostingStartups || runs);
    }

    static void ReadMap(Call call, CodeFacts facts)
    {
        var onEndpoints = Receives(call, EndpointRouteBuilder);
        if (!onEndpoints && !Receives(call, ApplicationBuilder))
            return;
        if (WithoutPattern.Contains(call.Name))
            return;
        if (call.Name is "MapHealthChecks")
            Add(call, facts, isHealth: true, "");
        else if (call.Name.StartsWith("MapFallback", StringComparison.Ordinal) || call.Name is "MapWhen" || (!call.IsFramework && !call.IsOwn))
            facts.HasUnknownRoutes = true;
        else if (call.IsFramework && call.Name is not ("MapPost" or "MapPut" or "MapDelete" or "MapPatch" or "MapHub"))
            Add(call, facts, isHealth: false, onEndpoints ? "" : "/{branch}");
    }

    static void Add(Call call, CodeFacts facts, bool isHealth, string suffix)
    {
        var argument = call.FirstText() ?? call.Argument("path") ?? call.Argument("pathMatch");
        if (argument is null)
            return;
        if (call.Text(argument) is { } pattern)
            facts.Routes.Add(new Route("/" + pattern.TrimStart('/') + suffix, isHealth, argument.GetLocation()));
        else
            facts.HasUnknownRoutes = true;
    }

    static bool Receives(Call call, string type) =>
        call.Receiver is { } receiver && Symbols.Is(call.Model.GetTypeInfo(receiver, call.Cancellation).Type, type);
}
