using System.Text;
using Deploy.Core.Emit.OpenTofu;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docs;

/// <summary>What README.md says of the infrastructure: where it is, the first commands, and where each secret goes.</summary>
static class CloudReadme
{
    /// <summary>Rows of the table of folders.</summary>
    public static IEnumerable<string> Rows(DeploymentPlans plans)
    {
        foreach (var folder in OpenTofuEmitter.Folders(plans))
            yield return $"| OpenTofu, {(folder.StartsWith("opentofu/azure", StringComparison.Ordinal) ? "Azure" : "AWS")} | [{folder}/]({folder}/README.md) |";
        if (OpenTofuEmitter.Deployments(plans).Any(static item => item.Cloud.Regions is not null))
        {
            yield return "| several regions | [multiregion/](multiregion/primary/README.md) |";
            yield return "| a region is lost | [multiregion/FAILOVER_RUNBOOK.md](multiregion/FAILOVER_RUNBOOK.md), [multiregion/FAILBACK_RUNBOOK.md](multiregion/FAILBACK_RUNBOOK.md) |";
        }
    }

    /// <summary>The section; empty where nothing is created.</summary>
    public static string Write(DeploymentPlans plans)
    {
        var text = new StringBuilder();
        var deployments = OpenTofuEmitter.Deployments(plans).ToList();
        if (deployments.Count == 0)
            return "";
        text.Append("## Infrastructure\n\n");
        if (deployments.FirstOrDefault(static item => item.Cloud.Regions is not null) is { Cloud.Regions: { } regions })
            AppendRegions(text, regions);
        foreach (var folder in OpenTofuEmitter.Folders(plans))
            AppendRoot(text, folder, deployments);
        AppendSecrets(text, deployments[0]);
        return text.ToString();
    }

    static void AppendRoot(StringBuilder text, string folder, IReadOnlyList<CloudDeployment> deployments)
    {
        var own = deployments.Where(item => item.Cloud.Regions is null && OpenTofuEmitter.Folder(item) == folder).ToList();
        var environment = own[0].Plan.Environment;
        var isBase = own[0] == deployments[0];
        var (backend, values) = isBase ? ("backend.hcl", "") : ($"{environment}.backend.hcl", $" -var-file={environment}.tfvars");
        text.Append($"""
            {(isBase ? "The" : $"Environment {environment}: the")} [README]({folder}/README.md) beside the modules has every step; in short:

            ```sh
            cd {folder}
            (cd {RelativePath.Between(folder, $"opentofu/{(own[0].Cloud.Platform == Platform.Aws ? "aws" : "azure")}/bootstrap")} && tofu init && tofu apply)   # once: where the state is kept; it says what to fill in below
            cp {backend}.example {backend}
            tofu init -backend-config={backend}
            tofu plan{values} -out=plan && tofu apply plan
            ```


            """);
        foreach (var other in own.Skip(1))
        {
            text.Append($"Environment {other.Plan.Environment}: `tofu init -reconfigure -backend-config={other.Plan.Environment}.backend.hcl`, then `tofu plan -var-file={other.Plan.Environment}.tfvars -out=plan && tofu apply plan`.\n\n");
        }

        if (own[0].Cloud.Root == CloudRoot.Cluster)
            text.Append($"Then the add-ons that the chart needs, in [{folder}/addons/]({folder}/addons/README.md), and the chart.\n\n");
    }

    static void AppendRegions(StringBuilder text, RegionsPlan regions)
    {
        text.Append("Several regions, each with a state of its own, in this order:\n\n");
        foreach (var folder in regions.Regions.Select(static region => region.Folder).Append("global"))
            text.Append($"1. [multiregion/{folder}/](multiregion/{folder}/README.md)\n");
        text.Append("\nWhen a region is lost: [FAILOVER_RUNBOOK.md](multiregion/FAILOVER_RUNBOOK.md). Practise it: [gameday.md](multiregion/gameday.md).\n\n");
    }

    static void AppendSecrets(StringBuilder text, CloudDeployment item)
    {
        if (item.Cloud.Root != CloudRoot.Apps)
            return;
        var own = item.Plan.Secrets.Where(static secret => secret.Key == secret.Name).Select(static secret => secret.Name)
            .Concat(AppsVariables.ExternalSecrets(item.Plan)).Distinct(StringComparer.Ordinal).ToList();
        if (own.Count == 0)
            return;
        text.Append(item.Cloud.Platform == Platform.Aws
            ? $"Secrets that OpenTofu makes empty and you fill, with `aws secretsmanager put-secret-value --region {item.Cloud.Region} --secret-id NAME --secret-string file:///dev/stdin`:\n\n"
            : "Secrets that you fill before the first start, with `az keyvault secret set --vault-name VAULT --name NAME --file FILE` (`tofu output` says which vault):\n\n");
        foreach (var name in own)
            text.Append("- `").Append(item.Cloud.Platform == Platform.Aws ? $"{item.Plan.Name}/{item.Cloud.Environment}/{name}" : name.Replace('_', '-').ToLowerInvariant()).Append("`\n");
        text.Append('\n');
    }
}
