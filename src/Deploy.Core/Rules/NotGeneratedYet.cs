using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Sections and words that are checked, and from which nothing is generated yet.</summary>
sealed class NotGeneratedYet : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var found = new List<Located<string>?>
        {
            Named(spec.Multiregion?.KeySpan, "multiregion"),
            // The chart has them; elsewhere nothing moves the traffic yet.
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes ? null : spec.Bluegreen?.KeySpan, "bluegreen"),
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes ? null : spec.Canary?.KeySpan, "canary"),
            Named(spec.Lambda?.KeySpan, "lambda"),
            Named((spec.Migrations?.Backup is { Value: true } backup && Defaults.Pattern(spec) != Pattern.Kubernetes) ? backup.Span : null, "backup before migrations"),
            Named((spec.FeatureFlags?.Provider is { Value: not FlagProvider.File } flags) ? flags.Span : null, "feature_flags of this provider"),
            // The chart has alerts, receivers and traces; what gathers logs and what acts on alerts is missing there too.
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes ? null : spec.Monitoring?.KeySpan, "monitoring"),
            Named(spec.Cicd?.KeySpan, "cicd"),
            Named(spec.Rollback?.KeySpan, "rollback"),
            Named(spec.Aws?.KeySpan, "aws"),
            Named(spec.Azure?.KeySpan, "azure"),
            Named(Defaults.CloudRoot(spec) is null ? spec.Budget?.KeySpan : null, "budget"),
            Named((spec.Kubernetes?.Cluster is { Value: ClusterSource.Create } cluster) ? cluster.Span : null, "cluster: create"),
            Named(spec.Services?.Redis?.Backup?.KeySpan, "backup of Redis"),
            Named(spec.Services?.MongoDb?.Backup?.KeySpan, "backup of MongoDB"),
            Named(spec.Services?.RabbitMq?.Backup?.KeySpan, "backup of RabbitMQ"),
            Named(Defaults.PostgresInCluster(spec, context.Facts) ? null : spec.Services?.Postgres?.Backup?.KeySpan, "backup outside the cluster"),
            Named((spec.Deployment?.Platform is { Value: not Platform.None } platform) ? platform.Span : null, "platform"),
            Named((spec.Deployment?.Pattern is { Value: Pattern.SmallSaas or Pattern.ProductionSaas } pattern) ? pattern.Span : null, "infrastructure of the pattern"),
        };
        if (spec.Monitoring is { } monitoring && Defaults.Pattern(spec) == Pattern.Kubernetes)
        {
            found.Add(Named(monitoring.Logs is { Value: not LogStore.None } logs ? logs.Span : null, "logs"));
            found.Add(Named(monitoring.Retention?.Span, "retention"));
            found.Add(Named(monitoring.AutoRollback is { Value: true } rollback ? rollback.Span : null, "auto_rollback"));
            found.Add(Named(monitoring.Kiali is { Value: true } kiali ? kiali.Span : null, "kiali"));
        }

        // The chart reads every store; outside of Kubernetes there are files alone.
        if (spec.Secrets is { } secrets && Defaults.Pattern(spec) != Pattern.Kubernetes)
        {
            found.Add(Named(secrets.Provider is { Value: not (SecretsProvider.Kubernetes or SecretsProvider.File) } provider ? provider.Span : null, "provider"));
            found.Add(Named(secrets.VaultName?.Span, "vault_name"));
            found.Add(Named(secrets.Refresh?.Span, "refresh"));
            found.Add(Named(secrets.Prefix?.Span, "prefix"));
        }

        return found.OfType<Located<string>>().Select(static item => ToolingDiagnostics.NotGenerated(item.Span, item.Value));
    }

    static Located<string>? Named(TextSpan? span, string name) => span is { } at ? new Located<string>(name, at) : null;
}
