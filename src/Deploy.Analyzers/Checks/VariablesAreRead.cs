using Deploy.Analyzers.Code;
using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Analyzers.Checks;

/// <summary>What the deployment gives is read by something.</summary>
sealed class VariablesAreRead : CodeCheck
{
    // Read by the runtime or by libraries, which cannot be seen from here.
    static readonly string[] ReadByOthers =
    [
        "ASPNETCORE_", "DOTNET_", "COMPlus_", "COMPLUS_", "CORECLR_", "OTEL_", "AWS_", "AZURE_", "GOOGLE_", "APPLICATIONINSIGHTS_", "APPINSIGHTS_", "DD_", "NEW_RELIC_", "ELASTIC_",
        "SENTRY_", "Sentry__", "Logging__", "Kestrel__", "Serilog__", "NLog__", "AzureAd__", "ConnectionStrings__", "PG", "REDIS_", "MYSQL_", "RABBITMQ_", "MONGO", "HTTP_PROXY", "HTTPS_PROXY",
        "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_", "TZ", "LANG", "LC_", "LD_", "MALLOC_", "AllowedHosts", "DEPLOY_", "NUGET_", "GRPC_", "FeatureManagement__",
        "HTTP_PORTS", "HTTPS_PORTS", "URLS", "Authentication__", "JAEGER_", "DATABASE_URL",
    ];

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Code.ReadsUnknown || context.Code.HasOtherSources || context.Project.HasProjectReferences)
            return [];
        return context.Targets.SelectMany(static target => Given(target.Spec)).Distinct()
            .Where(name => !ReadByOthers.Any(known => name.Value.StartsWith(known, StringComparison.Ordinal)) && !context.Code.Reads.Any(read => Reads(read, name.Value)))
            .Select(name => InSpec(context, CodeDiagnostics.NeverRead(name.Span, name.Value)));
    }

    static IEnumerable<Located<string>> Given(DeploymentSpec spec) =>
        (spec.Deployment?.Env?.Entries.Select(static entry => entry.Key) ?? [])
        .Concat(spec.Deployment?.Secrets?.Items.Select(static secret => secret.Name).OfType<Located<string>>() ?? []);

    static bool Reads(SettingRead read, string name) =>
        read.Variable.Equals(name, StringComparison.OrdinalIgnoreCase)
        || read.Kind is ReadKind.Section or ReadKind.Setting && name.StartsWith(read.Variable + "__", StringComparison.OrdinalIgnoreCase);
}
