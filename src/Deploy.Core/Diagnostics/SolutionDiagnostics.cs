using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0262–0269 and 0346–0349: several services in one solution.</summary>
public static class SolutionDiagnostics
{
    static readonly DiagnosticRule UnknownServiceRule = new("DEPLOY0262", "A service is not in the solution", Error);
    static readonly DiagnosticRule NameTakenRule = new("DEPLOY0263", "Two services have one name", Error);
    static readonly DiagnosticRule OtherFileRule = new("DEPLOY0264", "A key belongs into another deployment.yaml", Error);
    static readonly DiagnosticRule OtherPatternRule = new("DEPLOY0265", "A service has another pattern than its solution", Error);
    static readonly DiagnosticRule SharedRouteRule = new("DEPLOY0266", "The shared address cannot divide traffic", Error);
    static readonly DiagnosticRule NoRequestsRule = new("DEPLOY0267", "A service takes no requests", Error);
    static readonly DiagnosticRule NoRoutesRule = new("DEPLOY0346", "A domain leads nowhere", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [UnknownServiceRule, NameTakenRule, OtherFileRule, OtherPatternRule, SharedRouteRule, NoRequestsRule, NoRoutesRule];

    public static Diagnostic UnknownService(TextSpan at, string name, IReadOnlyList<string> known)
    {
        var near = Words.Nearest(name, known);
        return UnknownServiceRule.At(at, $"No service of the solution is called '{name}'.{(near is null ? "" : $" Did you mean '{near}'?")} Write one of {string.Join(", ", known)}, or let deploy.proj refer to its project, with a deployment.yaml beside it.");
    }

    public static Diagnostic NameTaken(TextSpan at, string name, string by) =>
        NameTakenRule.At(at, $"The name '{name}' is taken by {by}, and charts, networks and variables are called by it. Write another 'name' under 'deployment'.");

    public static Diagnostic BelongsToService(TextSpan at, string key) =>
        OtherFileRule.At(at, $"'{key}' belongs to one service, and this file speaks for all of them. Write it into the deployment.yaml beside the project of that service.");

    public static Diagnostic BelongsToSolution(TextSpan at, string key) =>
        OtherFileRule.At(at, $"'{key}' belongs into the deployment.yaml beside a deploy.proj that refers to several services. Move it there; for one app write 'paths' under 'kubernetes.ingress'.");

    public static Diagnostic OwnDatabase(TextSpan at) =>
        OtherFileRule.At(at, "PostgreSQL is not shared: each service has a database of its own, with its own user and its own backups. Write 'postgres' into the deployment.yaml of the services that need it.");

    public static Diagnostic OtherPattern(TextSpan at, string pattern, string solution) =>
        OtherPatternRule.At(at, $"The pattern is {pattern} here and {solution} beside deploy.proj, but a solution is deployed as one. Remove 'pattern' here, or write the same.");

    public static Diagnostic SharedRoute(TextSpan at, string router) =>
        SharedRouteRule.At(at, $"This release divides the traffic of the {router}, which belongs to all services of the solution together. Use a mesh ('kubernetes.mesh'), which divides it behind the {router}, or a release without weights.");

    public static Diagnostic SharedRoute(TextSpan at) =>
        SharedRouteRule.At(at, "A path of the solution's address leads to this service, and Istio divides the traffic of an address in one place, which belongs to all services. Use 'mesh: linkerd', which divides it before each service, or a release without weights.");

    public static Diagnostic NoRequests(TextSpan at, string name) =>
        NoRequestsRule.At(at, $"'{name}' has no web server, so nothing can send it a request. Remove it here; a queue between the two needs no entry.");

    public static Diagnostic NoRoutes(TextSpan at) =>
        NoRoutesRule.At(at, "No path of this domain leads to a service, so nothing can be reached from outside. Write 'routes' under 'deployment', for example 'routes: { /: web }'.");
}
