using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Something comes out of the chosen store, in a form that its provider can take.</summary>
sealed class SecretsRead : SpecRule
{
    public override IReadOnlyList<string> Needs => ["pattern", "platform", "framework", "provider", "secrets", "services", "postgres", "redis", "mongodb", "rabbitmq", "backup", "workers"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) != Pattern.Kubernetes)
            yield break;
        var provider = Defaults.ChartSecretsProvider(spec);
        var named = spec.Deployment?.Secrets?.Items ?? [];
        if (provider == SecretsProvider.AzureKeyVault)
        {
            foreach (var from in named.Select(static secret => secret.From).Where(static from => from?.Value.IndexOf(SecretAddress.PropertyMark) >= 0))
                yield return SecretsDiagnostics.Field(from!.Span, from.Value, from.Value.Substring(from.Value.IndexOf(SecretAddress.PropertyMark) + 1));
        }

        if (provider is SecretsProvider.Kubernetes or SecretsProvider.File || Defaults.ChartSecrets(spec)?.Provider is not { } written || named.Count > 0)
            yield break;
        var takesBackup = provider is not (SecretsProvider.AzureKeyVault or SecretsProvider.AwsSecretsManager)
            && Defaults.PostgresInCluster(spec, context.Facts) && spec.Services?.Postgres?.Backup?.Destination is not null;
        if (!Defaults.HasRedis(spec, context.Facts) && spec.Services?.MongoDb is null && spec.Services?.RabbitMq is null && spec.Services?.Postgres?.External?.Value != true && !takesBackup)
            yield return SecretsDiagnostics.NothingRead(written.Span, Words.ToKebabCase(provider.ToString()));
    }
}
