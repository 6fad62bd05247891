using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>What the platform runs in place of a service, or does not run.</summary>
sealed class CloudServices : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "platform", "external", "version"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.CloudRoot(spec) is not null && spec.Deployment?.Name is { } name && (!char.IsLetter(name.Value[0]) || name.Value.IndexOf("--", StringComparison.Ordinal) >= 0))
            yield return CloudDiagnostics.RefusedName(name.Span, name.Value, Defaults.Platform(spec) == Platform.Aws ? "AWS" : "Azure");
        if (Defaults.CloudRoot(spec) != CloudRoot.Apps)
            yield break;
        var services = spec.Services;
        if (Defaults.Platform(spec) == Platform.Azure)
        {
            if (services?.RabbitMq is { } broker && !IsExternal(broker))
                yield return CloudDiagnostics.NoBroker(context.Place(broker.KeySpan, spec.Deployment?.Platform?.Span));
            yield break;
        }

        if (services?.Redis is { Version: { } redis } cache && !IsExternal(cache) && redis.Value.StartsWith("8", StringComparison.Ordinal))
            yield return PlatformDiagnostics.OtherVersion(redis.Span, "one", "ElastiCache has Redis up to 7.1, and runs that");
        if (services?.MongoDb is { } documents && !IsExternal(documents))
        {
            yield return PlatformDiagnostics.OtherVersion(context.Place(documents.Version?.Span ?? documents.KeySpan, spec.Deployment?.Platform?.Span), "MongoDB itself, for example Atlas,",
                "AWS runs DocumentDB, which speaks the protocol of MongoDB 5.0 and lacks some of its operators and its transactions' retries");
        }
    }

    static bool IsExternal(ServiceSpec service) => service.External?.Value == true;
}
