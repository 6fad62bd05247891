using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What the platform runs in place of a service, or does not run.</summary>
sealed class CloudServices : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "platform", "external", "version"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.CloudRoot(spec) != CloudRoot.Apps)
            yield break;
        var services = spec.Services;
        if (services?.Postgres is { Version: { } postgres } database && !IsExternal(database) && postgres.Value.Split('.')[0] is "9" or "10" or "11" or "12" or "13")
            yield return CloudDiagnostics.NoVersion(postgres.Span, "PostgreSQL", postgres.Value, "14");
        if (Defaults.Platform(spec) == Platform.Azure)
        {
            if (services?.RabbitMq is { } broker && !IsExternal(broker))
                yield return CloudDiagnostics.NoBroker(context.Place(broker.KeySpan, spec.Deployment?.Platform?.Span));
            foreach (var from in (spec.Deployment?.Secrets?.Items ?? []).Select(static secret => secret.From).OfType<Located<string>>().Where(static from => from.Value.IndexOfAny(['/', '#']) >= 0 && !from.Value.StartsWith("https://", StringComparison.Ordinal)))
                yield return CloudDiagnostics.NoField(from.Span, from.Value);
            yield break;
        }

        if (services?.Redis is { Version: { } redis } cache && !IsExternal(cache) && !redis.Value.StartsWith("7", StringComparison.Ordinal))
            yield return PlatformDiagnostics.OtherVersion(redis.Span, "one", "ElastiCache runs Redis 7.1");
        if (services?.MongoDb is { } documents && !IsExternal(documents))
        {
            yield return PlatformDiagnostics.OtherVersion(context.Place(documents.Version?.Span ?? documents.KeySpan, spec.Deployment?.Platform?.Span), "MongoDB itself, for example Atlas,",
                "AWS runs DocumentDB, which speaks the protocol of MongoDB 5.0 and lacks some of its operators and its transactions' retries");
        }
    }

    static bool IsExternal(ServiceSpec service) => service.External?.Value == true;
}
