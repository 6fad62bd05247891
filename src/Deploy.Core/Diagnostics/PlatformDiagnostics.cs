using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0334–0351: what a platform runs otherwise than is written.</summary>
public static class PlatformDiagnostics
{
    static readonly DiagnosticRule PlainHttpRule = new("DEPLOY0334", "Requests are not encrypted", Warning);
    static readonly DiagnosticRule FlagsStayRule = new("DEPLOY0337", "Flags that the app does not get", Warning);
    static readonly DiagnosticRule NeverSyncRule = new("DEPLOY0343", "Replication between regions is never synchronous", Warning);
    static readonly DiagnosticRule StaysRule = new("DEPLOY0349", "A service that stays in its region", Warning);
    static readonly DiagnosticRule OtherVersionRule = new("DEPLOY0351", "The platform runs another version", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [PlainHttpRule, FlagsStayRule, NeverSyncRule, StaysRule, OtherVersionRule];

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
