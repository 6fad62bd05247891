using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Sections and words that are checked, and from which nothing is generated yet.</summary>
sealed class NotGeneratedYet : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var root = Defaults.CloudRoot(spec);
        var onAws = root == CloudRoot.Apps && Defaults.Platform(spec) == Platform.Aws;
        var found = new List<Located<string>?>
        {
            Named(!Defaults.IsOn(spec.Multiregion) || Defaults.HasRegions(spec) ? null : spec.Multiregion!.KeySpan, "multiregion"),
            // The chart has them, and one server has two colours and a switch; elsewhere nothing moves the traffic yet.
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes || Defaults.HasServerColours(spec, context.Facts) || (Defaults.IsOnServer(spec) && !Defaults.IsOn(spec.Bluegreen)) ? null : spec.Bluegreen?.KeySpan, "bluegreen"),
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes ? null : spec.Canary?.KeySpan, "canary"),
            Named(onAws ? null : spec.Lambda?.KeySpan, "lambda"),
            Named((spec.Migrations?.Backup is { Value: true } backup && Defaults.Pattern(spec) != Pattern.Kubernetes) ? backup.Span : null, "backup before migrations"),
            Named((spec.FeatureFlags?.Provider is { Value: not FlagProvider.File } flags && !(onAws && flags.Value is FlagProvider.Appconfig or FlagProvider.Ssm)) ? flags.Span : null, "feature_flags of this provider"),
            // The chart has alerts, receivers and traces; what gathers logs and what acts on alerts is missing there too.
            Named(Defaults.Pattern(spec) == Pattern.Kubernetes || root == CloudRoot.Apps ? null : spec.Monitoring?.KeySpan, "monitoring"),
            Named(spec.Cicd?.KeySpan, "cicd"),
            Named(spec.Rollback?.KeySpan, "rollback"),
            Named(root is null ? spec.Aws?.KeySpan : null, "aws"),
            Named(root is null ? spec.Azure?.KeySpan : null, "azure"),
            Named(root is null ? spec.Budget?.KeySpan : null, "budget"),
            Named(spec.Services?.Redis?.Backup?.KeySpan, "backup of Redis"),
            Named(Defaults.IsOnServer(spec) ? null : spec.Services?.MongoDb?.Backup?.KeySpan, "backup of MongoDB"),
            Named(spec.Services?.RabbitMq?.Backup?.KeySpan, "backup of RabbitMQ"),
            // The platform's own backups are kept as long as is written; when and where to is the platform's affair.
            Named(Defaults.PostgresInCluster(spec, context.Facts) || root == CloudRoot.Apps || Defaults.IsOnServer(spec) ? null : spec.Services?.Postgres?.Backup?.KeySpan, "backup outside the cluster"),
            Named(root is null && spec.Deployment?.Platform is { Value: not Platform.None } platform ? platform.Span : null, "platform"),
            Named(root is null && spec.Deployment?.Pattern is { Value: Pattern.SmallSaas or Pattern.ProductionSaas } pattern ? pattern.Span : null, "infrastructure of the pattern"),
        };
        // The switch is there; who watches the new colour and goes back by himself is not.
        if (Defaults.HasServerColours(spec, context.Facts) && spec.Bluegreen is { } bluegreen)
        {
            found.Add(Named(bluegreen.Strategy?.Span, "strategy of bluegreen on one server"));
            found.Add(Named(bluegreen.TrafficShift?.KeySpan, "traffic_shift of bluegreen on one server"));
            found.Add(Named(bluegreen.Smoke?.KeySpan, "smoke of bluegreen on one server"));
            found.Add(Named(bluegreen.KeepOld?.Span, "keep_old of bluegreen on one server"));
            found.Add(Named(bluegreen.RollbackOnError?.Span, "rollback_on_error of bluegreen on one server"));
            found.Add(Named(bluegreen.ErrorRate?.Span, "error_rate of bluegreen on one server"));
            found.Add(Named(bluegreen.Timeout?.Span, "timeout of bluegreen on one server"));
        }

        if (spec.Monitoring is { } monitoring && Defaults.Pattern(spec) == Pattern.Kubernetes)
        {
            found.Add(Named(monitoring.Logs is { Value: not LogStore.None } logs ? logs.Span : null, "logs"));
            found.Add(Named(monitoring.Retention?.Span, "retention"));
            found.Add(Named(monitoring.AutoRollback is { Value: true } rollback ? rollback.Span : null, "auto_rollback"));
            found.Add(Named(monitoring.Kiali is { Value: true } kiali ? kiali.Span : null, "kiali"));
        }

        if (spec.Monitoring is { } watched && root == CloudRoot.Apps)
        {
            // CloudWatch and Azure Monitor keep logs and metrics; alarms go out by e-mail.
            found.Add(Named(watched.Logs is { Value: LogStore.Loki or LogStore.Elk } store ? store.Span : null, "logs"));
            found.Add(Named(watched.Tracing is { Value: not Tracing.None } tracing ? tracing.Span : null, "tracing"));
            found.Add(Named(watched.Alerts?.Slack?.KeySpan, "slack"));
            found.Add(Named(watched.Alerts?.Pagerduty is { Value: true } pagerduty ? pagerduty.Span : null, "pagerduty"));
            found.Add(Named(watched.Alerts?.Webhook?.Span, "webhook"));
            found.Add(Named(watched.Slo?.Availability?.Span, "availability"));
            found.Add(Named(watched.AutoRollback is { Value: true } automatic ? automatic.Span : null, "auto_rollback"));
        }

        // The chart reads every store; on a platform it is the platform's, and elsewhere there are files alone.
        if (spec.Secrets is { } secrets && Defaults.Pattern(spec) != Pattern.Kubernetes)
        {
            var own = root != CloudRoot.Apps ? SecretsProvider.File : onAws ? SecretsProvider.AwsSecretsManager : SecretsProvider.AzureKeyVault;
            found.Add(Named(secrets.Provider is { Value: not (SecretsProvider.Kubernetes or SecretsProvider.File) } provider && provider.Value != own ? provider.Span : null, "provider"));
            found.Add(Named(secrets.VaultName?.Span, "vault_name"));
            found.Add(Named(secrets.Refresh?.Span, "refresh"));
            found.Add(Named(secrets.Prefix?.Span, "prefix"));
        }

        return found.OfType<Located<string>>().Select(static item => ToolingDiagnostics.NotGenerated(item.Span, item.Value));
    }

    static Located<string>? Named(TextSpan? span, string name) => span is { } at ? new Located<string>(name, at) : null;
}
