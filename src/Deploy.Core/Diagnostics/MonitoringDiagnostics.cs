using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0260, 0338, 0339 and 0344: what watches the app, and the pooler before its database.</summary>
public static class MonitoringDiagnostics
{
    static readonly DiagnosticRule PoolerWithoutClusterRule = new("DEPLOY0260", "A pooler before a database that is not in the cluster", Error);
    static readonly DiagnosticRule NobodyEvaluatesRule = new("DEPLOY0338", "Nobody evaluates the alerts", Warning);
    static readonly DiagnosticRule NothingToScrapeRule = new("DEPLOY0339", "A program without requests has no metrics", Warning);
    static readonly DiagnosticRule PoolTooLargeRule = new("DEPLOY0344", "The pooler opens more connections than PostgreSQL takes", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [PoolerWithoutClusterRule, NobodyEvaluatesRule, NothingToScrapeRule, PoolTooLargeRule];

    public static Diagnostic PoolerWithoutCluster(TextSpan at) =>
        PoolerWithoutClusterRule.At(at, "PgBouncer is run by CloudNativePG, which runs no PostgreSQL here. Remove 'pooler', or let the operator run the database: 'operator: cloudnative-pg' and no 'external' under 'services'.");

    public static Diagnostic NobodyEvaluates(TextSpan at, string key) =>
        NobodyEvaluatesRule.At(at, $"'{key}' needs alerts and recorded series, which the Prometheus operator evaluates, and nothing says that there is one. Write 'monitoring: {{ prometheus_operator: true }}' under 'kubernetes', or remove '{key}'.");

    public static Diagnostic NothingToScrape(TextSpan at) =>
        NothingToScrapeRule.At(at, "This program takes no requests, so Prometheus cannot ask it for metrics and no ServiceMonitor is generated; the alerts about its pods and its database are. Write 'port' under 'deployment' if it answers requests after all, or switch this warning off.");

    public static Diagnostic PoolTooLarge(TextSpan at, int instances, int size, int most) =>
        PoolTooLargeRule.At(at, $"{instances} pods of PgBouncer with {size} connections each open up to {instances * size}, and PostgreSQL takes {most}, of which a tenth should be left to migrations and people. Write a 'default_pool_size' of at most {most * 9 / 10 / instances}.");
}
