using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0268–0279: what a platform cannot run, and several regions cannot keep.</summary>
public static class CloudDiagnostics
{
    static readonly DiagnosticRule OneWriterRule = new("DEPLOY0268", "A database that several regions cannot share", Error);
    static readonly DiagnosticRule NoBrokerRule = new("DEPLOY0269", "The platform runs no RabbitMQ", Error);
    static readonly DiagnosticRule TooSlowRule = new("DEPLOY0271", "A recovery time that cannot be kept", Error);
    static readonly DiagnosticRule LagsRule = new("DEPLOY0272", "A recovery point that the database cannot keep", Error);
    static readonly DiagnosticRule NoNameRule = new("DEPLOY0273", "Several regions without a domain", Error);
    static readonly DiagnosticRule SmallGlobalRule = new("DEPLOY0274", "A class that a global database refuses", Error);
    static readonly DiagnosticRule NoWayOutRule = new("DEPLOY0275", "Images that cannot be pulled", Error);
    static readonly DiagnosticRule RefusedNameRule = new("DEPLOY0276", "A name that the platform refuses", Error);
    static readonly DiagnosticRule NoVersionRule = new("DEPLOY0277", "A version that the platform does not run", Error);
    static readonly DiagnosticRule WrongNetworkRule = new("DEPLOY0278", "A network that the platform refuses", Error);
    static readonly DiagnosticRule NoFieldRule = new("DEPLOY0279", "A place that a key vault has not", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [OneWriterRule, NoBrokerRule, TooSlowRule, LagsRule, NoNameRule, SmallGlobalRule, NoWayOutRule, RefusedNameRule, NoVersionRule, WrongNetworkRule, NoFieldRule];

    public static Diagnostic OneWriter(TextSpan at, string why) =>
        OneWriterRule.At(at, $"{why}, and RDS has one writer and copies that can only be read. Write 'database: aurora', or remove the line: then it is Aurora.");

    public static Diagnostic NoBroker(TextSpan at) =>
        NoBrokerRule.At(at, "Azure has no RabbitMQ of its own, and a broker in Container Apps would lose its queues with its container. Write 'external: true' and 'host' for one that somebody else runs, or 'pattern: kubernetes'.");

    public static Diagnostic TooSlow(TextSpan at, string least, string what) =>
        TooSlowRule.At(at, $"A failover takes about {least} here: {what}. Write an 'rto' of {least} or more, or a topology that is quicker ('database: aurora' under 'aws', 'strategy: active-active').");

    public static Diagnostic Lags(TextSpan at, string least, string what) =>
        LagsRule.At(at, $"{what}, so up to {least} of writes may be lost. Write an 'rpo' of {least} or more, or 'database: aurora' under 'aws'.");

    public static Diagnostic NoName(TextSpan at) =>
        NoNameRule.At(at, "Route 53 sends requests from one region to the other by the app's name, and it has none. Write 'domain' under 'deployment'.");

    public static Diagnostic SmallGlobal(TextSpan at, string written) =>
        SmallGlobalRule.At(at, $"Aurora spans regions with memory-optimised classes only, and '{written}' is none. Write 'db.r7g.large' or larger, or remove the line.");

    public static Diagnostic NoWayOut(TextSpan at, string image) =>
        NoWayOutRule.At(at, $"With 'nat: none' tasks reach AWS alone, and {image}: no task could start. Write 'nat: single', or keep what they need in ECR.");

    public static Diagnostic RefusedName(TextSpan at, string name, string why) =>
        RefusedNameRule.At(at, $"'{name}' is refused: {why}. Write another name, for example 'shop'.");

    public static Diagnostic NoVersion(TextSpan at, string service, string version, string oldest) =>
        NoVersionRule.At(at, $"{service} {version} is no longer run by the platform, which begins with {oldest}. Write '{oldest}' or later, or 'external: true' and 'host'.");

    public static Diagnostic WrongNetwork(TextSpan at, string network, string why) =>
        WrongNetworkRule.At(at, $"'{network}' cannot be the network: {why}. Write for example 10.0.0.0/16.");

    public static Diagnostic NoField(TextSpan at, string from) =>
        NoFieldRule.At(at, $"Container Apps take a secret of Key Vault whole and by its name, and '{from}' is a path or a field. Write a name of letters, digits and hyphens.");
}
