using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Deploy.Analyzers.Code;

/// <summary>Addresses that the code listens on, against which the port of the deployment has no say.</summary>
static class AddressReader
{
    public static readonly string[] Names = ["UseUrls", "Run", "RunAsync", "Listen", "ListenAnyIP", "ListenLocalhost", "UseSetting", "Add"];

    static readonly Regex Url = new(@"^http://(?<host>\[[^\]]*\]|[^:/]+)(:(?<port>[0-9]+))?/?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    public static void Read(Call call, CodeFacts facts)
    {
        switch (call.Name)
        {
            case "UseUrls" when call.IsIn("Microsoft.AspNetCore.Hosting"):
                foreach (var argument in call.Node.ArgumentList.Arguments)
                    AddUrls(call, "UseUrls", argument.Expression, facts);
                break;
            case "Run" or "RunAsync" when call.Method.ContainingType.Name == "WebApplication" && call.Argument("url") is { } url:
                AddUrls(call, $"app.{call.Name}", url, facts);
                break;
            case "Add" when call.Receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Urls" } urls
                && call.Model.GetSymbolInfo(urls, call.Cancellation).Symbol?.ContainingType?.Name == "WebApplication":
                AddUrls(call, "app.Urls", call.Node.ArgumentList.Arguments[0].Expression, facts);
                break;
            case "UseSetting" when call.Text(call.Argument("key")) is { } key && key.Equals("urls", StringComparison.OrdinalIgnoreCase) && call.Argument("value") is { } value:
                AddUrls(call, "UseSetting", value, facts);
                break;
            case "Listen" or "ListenAnyIP" or "ListenLocalhost" when call.Method.ContainingType.Name == "KestrelServerOptions":
                AddPort(call, facts);
                break;
        }
    }

    /// <summary>Address of a text such as <c>http://*:8080</c>; null for https, sockets and what cannot be read.</summary>
    public static (int Port, bool IsLoopback)? Parse(string url)
    {
        var match = Url.Match(url.Trim());
        if (!match.Success)
            return null;
        var port = match.Groups["port"].Success ? int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture) : 80;
        return (port, match.Groups["host"].Value.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]");
    }

    static void AddUrls(Call call, string what, ExpressionSyntax argument, CodeFacts facts)
    {
        if (call.Text(argument) is not { } text)
        {
            facts.HasUnknownAddresses = true;
            return;
        }

        foreach (var url in text.Split(';'))
        {
            if (Parse(url) is var (port, isLoopback))
                facts.Addresses.Add(new ListenAddress(what, port, isLoopback, argument.GetLocation()));
        }
    }

    static void AddPort(Call call, CodeFacts facts)
    {
        // With a certificate of its own the endpoint is not the one that the proxy asks.
        if (call.Node.ArgumentList.Arguments.Any(static argument => argument.ToString().IndexOf("UseHttps", StringComparison.Ordinal) >= 0))
            return;
        if (call.Argument("port") is { } argument && call.Model.GetConstantValue(argument, call.Cancellation).Value is int port)
            facts.Addresses.Add(new ListenAddress(call.Name, port, call.Name == "ListenLocalhost" || call.Argument("address")?.ToString().EndsWith("Loopback", StringComparison.Ordinal) == true, argument.GetLocation()));
        else
            facts.HasUnknownAddresses = true;
    }
}
