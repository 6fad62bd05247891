using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>What several regions promise is what their database can keep.</summary>
sealed class RegionPromises : SpecRule
{
    /// <summary>Seconds that Aurora may be told to lag at least (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html).</summary>
    const int LeastLag = 20;

    public override IReadOnlyList<string> Needs =>
        ["enabled", "deployment", "pattern", "platform", "domain", "database", "replication", "rpo", "rto", "strategy", "regions", "replication_type", "external", "aws"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (!Defaults.HasRegions(spec) || spec.Multiregion is not { } multiregion)
            return [];
        var found = Services(spec);
        if (spec.Deployment?.Domain is null)
            found = found.Append(CloudDiagnostics.NoName(context.Place(multiregion.Enabled?.Span ?? multiregion.KeySpan, spec.Deployment?.Pattern?.Span)));
        if (Defaults.HasPostgres(spec, context.Facts) && spec.Services?.Postgres?.External?.Value != true)
            found = found.Concat(Database(context, multiregion));
        else if (multiregion.Rto is { } rto && rto.Value < TimeSpan.FromMinutes(3))
            found = found.Append(CloudDiagnostics.TooSlow(rto.Span, "3m", "Route 53 notices after 90 seconds, and resolvers keep the old answer for another minute"));
        return found;
    }

    static IEnumerable<Diagnostic> Database(RuleContext context, MultiregionSpec multiregion)
    {
        var spec = context.Spec;
        var isSync = multiregion.Replication?.Database?.Value == DatabaseReplication.Sync;
        if (spec.Aws?.Database is { Value: AwsDatabase.Rds } engine && (Defaults.IsActiveActive(multiregion) || isSync))
        {
            yield return CloudDiagnostics.OneWriter(
                context.Place(engine.Span, multiregion.Strategy?.Span, multiregion.Replication?.Database?.Span), isSync ? "A commit is to wait for another region" : "Several regions take requests, and so writes");
            yield break;
        }

        var isAurora = Defaults.AwsDatabase(spec) == AwsDatabase.Aurora;
        if (isAurora && spec.Aws?.InstanceClass is { } written && written.Value.StartsWith("db.t", StringComparison.Ordinal))
            yield return CloudDiagnostics.SmallGlobal(context.Place(written.Span, spec.Aws?.Database?.Span, multiregion.KeySpan), written.Value);
        if (isSync)
            yield return PlatformDiagnostics.NeverSync(multiregion.Replication!.Database!.Span, Math.Max(LeastLag, (int)(multiregion.Rpo?.Value ?? TimeSpan.FromMinutes(5)).TotalSeconds));
        if (multiregion.Rto is { } rto && rto.Value < TimeSpan.FromMinutes(isAurora ? 10 : 30))
        {
            yield return CloudDiagnostics.TooSlow(rto.Span, isAurora ? "10m" : "30m", isAurora
                ? "90 seconds until it is noticed, some minutes to decide, a minute or two for Aurora, and the app to scale"
                : "90 seconds until it is noticed, some minutes to decide, about ten to promote the copy, which restarts, and the app to scale");
        }

        // Nothing at all is another rule's.
        if (multiregion.Rpo is { } rpo && rpo.Value < TimeSpan.FromSeconds(isSync ? LeastLag : isAurora ? 5 : 60) && (isSync || rpo.Value > TimeSpan.Zero))
        {
            yield return CloudDiagnostics.Lags(rpo.Span, isSync ? "20s" : isAurora ? "5s" : "1m",
                isSync ? "Aurora can be told to lag 20 seconds at most, and no less" : isAurora ? "Aurora's copy is about a second behind" : "The copy of RDS in another region is seconds to a minute behind");
        }
    }

    static IEnumerable<Diagnostic> Services(DeploymentSpec spec) =>
        new[] { (spec.Services?.Redis, "a Redis"), (spec.Services?.MongoDb, "a DocumentDB"), (spec.Services?.RabbitMq, "a RabbitMQ") }
            .Where(static item => item.Item1 is { External: null or { Value: false } })
            .Select(static item => PlatformDiagnostics.Stays(item.Item1!.KeySpan, item.Item2));
}
