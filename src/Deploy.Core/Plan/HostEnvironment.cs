namespace Deploy.Core.Plan;

/// <summary>The names that ASP.NET Core knows environments by; they choose appsettings.&lt;name&gt;.json.</summary>
public static class HostEnvironment
{
    /// <summary><c>staging</c> → <c>Staging</c>; the base is production.</summary>
    public static string Of(string environment) => environment switch
    {
        "" or "prod" or "production" => "Production",
        "dev" or "development" => "Development",
        "stage" or "staging" => "Staging",
        _ => char.ToUpperInvariant(environment[0]) + environment.Substring(1),
    };
}
