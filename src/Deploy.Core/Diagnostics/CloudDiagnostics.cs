using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0268–0274 and 0334–0351: what a platform cannot run, or runs otherwise than is written.</summary>
public static class CloudDiagnostics
{
    static readonly DiagnosticRule OneWriterRule = new("DEPLOY0268", "A database that several regions cannot share", Error);
    static readonly DiagnosticRule NoBrokerRule = new("DEPLOY0269", "The platform runs no RabbitMQ", Error);
    static readonly DiagnosticRule TooSlowRule = new("DEPLOY0271", "A recovery time that cannot be kept", Error);
    static readonly DiagnosticRule LagsRule = new("DEPLOY0272", "A recovery point that the database cannot keep", Error);
    static readonly DiagnosticRule NoNameRule = new("DEPLOY0273", "Several regions without a domain", Error);
    static readonly DiagnosticRule SmallGlobalRule = new("DEPLOY0274", "A class that a global database refuses", Error);
    static readonly DiagnosticRule PlainHttpRule = new("DEPLOY0334", "Requests are not encrypted", Warning);
    static readonly DiagnosticRule FlagsStayRule = new("DEPLOY0337", "Flags that the app does not get", Warning);
    static readonly DiagnosticRule NeverSyncRule = new("DEPLOY0343", "Replication between regions is never synchronous", Warning);
    static readonly DiagnosticRule StaysRule = new("DEPLOY0349", "A service that stays in its region", Warning);
    static readonly DiagnosticRule OtherVersionRule = new("DEPLOY0351", "The platform runs another version", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
        [OneWriterRule, NoBrokerRule, TooSlowRule, LagsRule, NoNameRule, SmallGlobalRule, PlainHttpRule, FlagsStayRule, NeverSyncRule, StaysRule, OtherVersionRule];

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

    public static Diagnostic PlainHttp(TextSpan at) =>
        PlainHttpRule.At(at, "Without a 'domain' there is no certificate, so the load balancer takes plain HTTP. Write 'domain' under 'deployment' before anybody logs in.");

    public static Diagnostic FlagsStay(TextSpan at) =>
        FlagsStayRule.At(at, "Flags in a file are mounted by compose and by the chart, and here there is neither: the app would find none. Write 'provider: appconfig' or 'provider: ssm'.");

    public static Diagnostic NeverSync(TextSpan at, int seconds) =>
        NeverSyncRule.At(at, $"No database of AWS replicates to another region synchronously. Aurora is generated so that it holds commits back once the other region is {seconds} seconds behind; as much may be lost. Write 'async' if writes must never wait.");

    public static Diagnostic Stays(TextSpan at, string service) =>
        StaysRule.At(at, $"Each region gets {service} of its own, and nothing of what is in it comes over in a failover. Keep there only what may be lost, or write 'external: true' and 'host' for one that spans regions.");

    public static Diagnostic OtherVersion(TextSpan at, string service, string what) =>
        OtherVersionRule.At(at, $"{what}. Check that the app works with it, or write 'external: true' and 'host' for {service} of another provider.");
}
