using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>What is done when a region is lost: the script, its data, and the runbooks with the names of this deployment.</summary>
static class FailoverFiles
{
    public static void Emit(EmitContext context, ModuleFiles modules, IReadOnlyList<CloudDeployment> deployments)
    {
        foreach (var (path, _) in context.Content.Below("multiregion").Where(static file => file.Path.EndsWith(".sh", StringComparison.Ordinal)))
            modules.AddFile($"multiregion/{path}", $"multiregion/{path}");
        foreach (var item in deployments)
        {
            var isMain = item.Plan.Environment.Length == 0 || item.Plan.Environment == context.Plan.Environment || item == deployments[0];
            var end = isMain ? "" : $".{item.Plan.Environment}";
            context.Files.Add(Artifact.OfText($"multiregion/failover{end}.env", Data(item, context.Header), item.Cloud.Causes));
            foreach (var book in new[] { "FAILOVER_RUNBOOK", "FAILBACK_RUNBOOK", "gameday" })
                context.Files.Add(Artifact.OfText($"multiregion/{book}{end}.md", Book(context, item, book), item.Cloud.Causes));
        }
    }

    /// <summary>Name and value of everything that the script has to know.</summary>
    static IEnumerable<KeyValuePair<string, string>> Values(CloudDeployment item)
    {
        var (plan, cloud, regions) = (item.Plan, item.Cloud, item.Cloud.Regions!);
        var name = Prefix(item);
        yield return new("DEPLOY_NAME", plan.Name);
        yield return new("DEPLOY_ENVIRONMENT", cloud.Environment);
        yield return new("DEPLOY_ACCOUNT", cloud.Account);
        yield return new("DEPLOY_DOMAIN", cloud.Domain?.Name ?? "");
        yield return new("DEPLOY_ZONE", cloud.Domain?.Zone ?? "");
        yield return new("DEPLOY_HEALTH_PATH", plan.Health.Readiness);
        yield return new("DEPLOY_PRIMARY_REGION", regions.Regions[0].Name);
        yield return new("DEPLOY_REGIONS", string.Join(" ", regions.Regions.Select(static region => region.Name)));
        yield return new("DEPLOY_STRATEGY", regions.IsActiveActive ? "active-active" : "active-passive");
        yield return new("DEPLOY_DATABASE", cloud.Database is { } database ? Words.ToKebabCase(database.Engine.ToString()) : "none");
        yield return new("DEPLOY_DATABASE_IDENTIFIER", cloud.Database is null ? "" : Database(item));
        yield return new("DEPLOY_GLOBAL_CLUSTER", cloud.Database is { Engine: AwsDatabase.Aurora } ? name : "");
        yield return new("DEPLOY_ECS_CLUSTER", name);
        yield return new("DEPLOY_SERVICES", string.Join(" ", cloud.Workers.Select(static worker => (worker.Key.Name, worker.Value)).Prepend(("app", cloud.App))
            .Select(static part => $"{part.Item1}:{Number(part.Item2.Min)}:{Number(part.Item2.Max)}")));
        yield return new("DEPLOY_COLOURS", cloud.Colours && plan.ServesHttp ? "true" : "false");
        yield return new("DEPLOY_LOAD_BALANCER", LoadBalancer(name));
        yield return new("DEPLOY_RPO_SECONDS", Number(regions.RpoSeconds));
        yield return new("DEPLOY_RTO_SECONDS", Number(regions.RtoSeconds));
    }

    static string Data(CloudDeployment item, string header)
    {
        var text = new StringBuilder($"# {header}\n# Read by failover.sh, which says what each value is.\n");
        foreach (var value in Values(item))
            text.Append(value.Key).Append('=').Append(value.Value.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':') ? value.Value : $"'{value.Value.Replace("'", "'\\''")}'").Append('\n');
        return text.ToString();
    }

    static string Book(EmitContext context, CloudDeployment item, string book)
    {
        var text = new StringBuilder($"<!-- {context.Header} -->\n");
        text.Append(context.Content.Text($"multiregion/{book}.md"));
        // Sections first: they have names in them too.
        var engine = item.Cloud.Database is { } database ? Words.ToKebabCase(database.Engine.ToString()) : "none";
        text.Replace("__section_database__\n", context.Content.Text($"multiregion/{(book == "FAILBACK_RUNBOOK" ? "failback" : "failover")}-{engine}.md"));
        text.Replace("__section_strategy__\n", context.Content.Text($"multiregion/{(item.Cloud.Regions!.IsActiveActive ? "active-active" : "active-passive")}.md"));
        foreach (var token in Tokens(item))
            text.Replace(token.Key, token.Value);
        return text.ToString();
    }

    static IEnumerable<KeyValuePair<string, string>> Tokens(CloudDeployment item)
    {
        var (plan, cloud, regions) = (item.Plan, item.Cloud, item.Cloud.Regions!);
        var name = Prefix(item);
        yield return new("__name__", plan.Name);
        yield return new("__environment__", cloud.Environment);
        // Where no account is written, commands ask for that of the credentials.
        yield return new("| Account | __account__ |", cloud.Account.Length > 0 ? $"| Account | {cloud.Account} |" : "| Account | that of your credentials |");
        yield return new("__account__", cloud.Account.Length > 0 ? cloud.Account : "$(aws sts get-caller-identity --query Account --output text)");
        yield return new("__domain__", cloud.Domain?.Name ?? "");
        yield return new("__zone__", cloud.Domain?.Zone ?? "");
        yield return new("__health_path__", plan.Health.Readiness);
        yield return new("__primary__", regions.Regions[0].Name);
        yield return new("__standby__", regions.Regions[1].Name);
        yield return new("__regions__", string.Join(", ", regions.Regions.Select(static region => region.Name)));
        yield return new("__cluster__", name);
        yield return new("__global_cluster__", name);
        yield return new("__database__", Database(item));
        yield return new("__load_balancer__", LoadBalancer(name));
        yield return new("__services__", string.Join(" ", Services(item)));
        yield return new("__rpo__", Number(regions.RpoSeconds));
        yield return new("__rto__", Number(regions.RtoSeconds));
    }

    static IEnumerable<string> Services(CloudDeployment item)
    {
        var name = Prefix(item);
        var app = item.Cloud.Colours && item.Plan.ServesHttp ? new[] { $"{name}-app-blue", $"{name}-app-green" } : [$"{name}-app"];
        return app.Concat(item.Cloud.Workers.Select(worker => $"{name}-{worker.Key.Name}"));
    }

    static string Prefix(CloudDeployment item) => $"{item.Plan.Name}-{item.Cloud.Environment}";

    // As the module load-balancer shortens a name that has more than 32 characters.
    static string LoadBalancer(string name) => name.Length <= 32 ? name : $"{name.Substring(0, 25).Trim('-')}-{Manifest.Hash(Encoding.UTF8.GetBytes(name)).Substring(0, 6)}";

    // As the module aurora shortens a name that has more than 57 characters; an instance of RDS may have them all.
    static string Database(CloudDeployment item)
    {
        var name = Prefix(item);
        if (name.Length <= 57 || item.Cloud.Database is not { Engine: AwsDatabase.Aurora })
            return $"{name}-db";
        using var sha = SHA1.Create();
        return $"{name.Substring(0, 50).TrimEnd('-')}-{string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(name)).Take(3).Select(static value => value.ToString("x2", CultureInfo.InvariantCulture)))}-db";
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
