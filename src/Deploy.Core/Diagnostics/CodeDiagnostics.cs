using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY04xx: deployment.yaml and the app's C# code disagree. Reported by the analyzer alone: only the compiler knows the code.</summary>
public static class CodeDiagnostics
{
    static readonly DiagnosticRule HealthNotMappedRule = new("DEPLOY0401", "Nothing answers the health check", Warning);
    static readonly DiagnosticRule HealthElsewhereRule = new("DEPLOY0402", "Health checks are mapped at another path", Warning);
    static readonly DiagnosticRule PortDisagreesRule = new("DEPLOY0403", "The app listens on another port", Warning);
    static readonly DiagnosticRule OnlyLocalhostRule = new("DEPLOY0404", "The app listens only to itself", Warning);
    static readonly DiagnosticRule ConnectionStringRule = new("DEPLOY0405", "A connection string is given by nothing", Warning);
    static readonly DiagnosticRule SettingRule = new("DEPLOY0406", "A setting is given by nothing", Warning);
    static readonly DiagnosticRule VariableRule = new("DEPLOY0407", "An environment variable is given by nothing", Warning);
    static readonly DiagnosticRule NeverReadRule = new("DEPLOY0408", "Nothing reads a variable", Info);
    static readonly DiagnosticRule MigrationsNotRunRule = new("DEPLOY0409", "Nothing applies the migrations", Warning);
    static readonly DiagnosticRule NoMigrationsRule = new("DEPLOY0410", "There are no migrations to apply", Warning);
    static readonly DiagnosticRule UnknownFlagRule = new("DEPLOY0411", "A feature flag is not defined", Warning);
    static readonly DiagnosticRule NoMetricsRule = new("DEPLOY0412", "Nothing answers at the metrics path", Warning);
    static readonly DiagnosticRule StateInMemoryRule = new("DEPLOY0413", "State in the memory of one copy", Warning);
    static readonly DiagnosticRule SqliteRule = new("DEPLOY0414", "SQLite with several copies of the app", Warning);
    static readonly DiagnosticRule LocalFileRule = new("DEPLOY0415", "A file that the other copies do not see", Warning);
    static readonly DiagnosticRule RedirectLoopRule = new("DEPLOY0416", "HTTPS redirection without forwarded headers", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        HealthNotMappedRule, HealthElsewhereRule, PortDisagreesRule, OnlyLocalhostRule, ConnectionStringRule, SettingRule, VariableRule, NeverReadRule,
        MigrationsNotRunRule, NoMigrationsRule, UnknownFlagRule, NoMetricsRule, StateInMemoryRule, SqliteRule, LocalFileRule, RedirectLoopRule,
    ];

    public static Diagnostic HealthNotMapped(TextSpan at, string path) =>
        HealthNotMappedRule.At(at, $"The health checks ask GET {path}, and nothing in this project answers there: no copy would ever count as healthy. Write app.MapHealthChecks(\"{path}\"), or give the path that the app has as 'health'.");

    public static Diagnostic HealthElsewhere(TextSpan at, string mapped, string asked) =>
        HealthElsewhereRule.At(at, $"The app's health checks are at {mapped}, but deployment.yaml leaves 'health' at {asked}, where Deploy.Sdk itself answers without asking them. Write 'health: {mapped}' under 'deployment'.");

    /// <param name="at">The address.</param>
    /// <param name="what">What sets it, for example <c>UseUrls</c>.</param>
    /// <param name="listens">Port on which the app would listen.</param>
    /// <param name="asked">Port of the deployment.</param>
    public static Diagnostic PortDisagrees(TextSpan at, string what, int listens, int asked) =>
        PortDisagreesRule.At(at, $"{what} makes the app listen on port {listens}, but the deployment sends requests to port {asked}. Remove the address: Deploy.Sdk gives the port to the app. Or write 'port: {listens}' under 'deployment'.");

    public static Diagnostic ContainerPortDisagrees(TextSpan at, int port, string ports) =>
        PortDisagreesRule.At(at, $"'port: {port}' is not a ContainerPort of the project ({ports}), so an image published by the SDK and this deployment would not fit. Use the same port in both, or leave 'port' out.");

    public static Diagnostic OnlyLocalhost(TextSpan at, string what, int port) =>
        OnlyLocalhostRule.At(at, $"{what} listens on the loopback interface of the container, where no request and no health check arrives. Remove the address: Deploy.Sdk gives the port to the app. Or use http://*:{port}.");

    /// <param name="at">The name.</param>
    /// <param name="name">Name of the connection string.</param>
    /// <param name="given">Connection strings that the services give.</param>
    /// <param name="reason">What else is to be known: where it is missing, or that there is only a local one; empty or a sentence.</param>
    public static Diagnostic ConnectionStringNotGiven(TextSpan at, string name, IReadOnlyCollection<string> given, string reason) =>
        ConnectionStringRule.At(at, $"The connection string '{name}' is given by no setting, secret or service of deployment.yaml.{After(reason)} Add ConnectionStrings__{name} to 'secrets'{Instead(given)}.");

    public static Diagnostic SettingNotGiven(TextSpan at, string key, string reason) =>
        SettingRule.At(at, $"'{key}' has no default, and no setting, secret or service of deployment.yaml gives it.{After(reason)} Add {key.Replace(":", "__")} to 'env' or 'secrets', or give a default in appsettings.json.");

    public static Diagnostic SectionNotGiven(TextSpan at, string key, string reason) =>
        SettingRule.At(at, $"The section '{key}' must be there, and no setting or secret of deployment.yaml gives any of it.{After(reason)} Add {key.Replace(":", "__")}__<name> to 'env' or 'secrets', or the section to appsettings.json.");

    public static Diagnostic VariableNotGiven(TextSpan at, string name, string reason) =>
        VariableRule.At(at, $"The variable {name} has no default, and no setting, secret or service of deployment.yaml gives it.{After(reason)} Add it to 'env' or 'secrets', or give a default in the code.");

    public static Diagnostic NeverRead(TextSpan at, string name) =>
        NeverReadRule.At(at, $"Nothing in this project reads {name}. Remove it, or check the spelling.");

    public static Diagnostic MigrationsNotRun(TextSpan at, string context) =>
        MigrationsNotRunRule.At(at, $"{context} has migrations, and nothing applies them before a new version takes requests. Add 'migrations: {{ enabled: true }}' to deployment.yaml.");

    public static Diagnostic NoMigrations(TextSpan at) =>
        NoMigrationsRule.At(at, "'migrations' runs an EF Core bundle, and neither this project nor one that it refers to has migrations. Add them with 'dotnet ef migrations add', write a 'command', or remove the section.");

    public static Diagnostic UnknownFlag(TextSpan at, string name, string? nearest, IEnumerable<string> known) =>
        UnknownFlagRule.At(at, $"The feature flag '{name}' is not defined, so it is off everywhere.{(nearest is null ? "" : $" Did you mean '{nearest}'?")} Add it under 'feature_flags.flags'. Known flags: {string.Join(", ", known)}.");

    public static Diagnostic NoMetrics(TextSpan at, string path) =>
        NoMetricsRule.At(at, $"Metrics are collected from {path}, and nothing in this project answers there, so dashboards stay empty and no alert fires. Add app.MapPrometheusScrapingEndpoint(\"{path}\") of OpenTelemetry.Exporter.Prometheus.AspNetCore, or set 'level: none'.");

    public static Diagnostic StateInMemory(TextSpan at, string what, int copies) =>
        StateInMemoryRule.At(at, $"{what} keeps its state in the memory of one of up to {copies} copies of the app: the next request may reach another one, and a release empties it. Add 'redis: {{}}' under 'services' and use AddStackExchangeRedisCache.");

    public static Diagnostic SqliteWithCopies(TextSpan at, int copies) =>
        SqliteRule.At(at, $"A SQLite database is a file in one container: each of up to {copies} copies of the app has its own, and a release loses it. Add 'postgres: {{}}' under 'services', or run one replica with a volume.");

    public static Diagnostic LocalFile(TextSpan at, string what, int copies) =>
        LocalFileRule.At(at, $"{what} writes into the container: with up to {copies} copies of the app the others do not see the file, a release loses it, and the root file system is read-only. Keep it in a database or in object storage; for what is only temporary use Path.GetTempPath().");

    public static Diagnostic RedirectLoop(TextSpan at, string name) =>
        RedirectLoopRule.At(at, $"The proxy ends TLS, and without forwarded headers UseHttpsRedirection takes every request for plain http and redirects it for ever. Remove {name}, or call app.UseForwardedHeaders() before it.");

    static string After(string reason) => reason.Length == 0 ? "" : " " + reason;

    static string Instead(IReadOnlyCollection<string> given) =>
        given.Count == 0 ? "" : $", or read what the services give: {string.Join(", ", given.Select(static name => $"GetConnectionString(\"{name}\")"))}";
}
