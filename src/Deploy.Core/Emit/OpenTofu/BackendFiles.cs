using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>Where the state is kept: a file for each environment, with its own key.</summary>
static class BackendFiles
{
    /// <summary>Writes backend.hcl.example, and <c>&lt;env&gt;.backend.hcl.example</c>.</summary>
    public static void Emit(EmitContext context, IReadOnlyList<CloudDeployment> deployments, string folder, string key)
    {
        foreach (var item in deployments)
        {
            var isBase = item.Plan.Environment.Length == 0 || item.Plan.Environment == context.Plan.Environment;
            var path = $"{folder}/{(isBase ? "" : item.Plan.Environment + ".")}backend.hcl.example";
            var file = isBase ? "backend.hcl" : $"{item.Plan.Environment}.backend.hcl";
            var bootstrap = RelativePath.Between(folder, $"opentofu/{Name(item)}/bootstrap");
            var header = $"{context.Header}\nWhat is written in capitals is said by: tofu -chdir={bootstrap} output -raw backend\nCopy to {file}, fill it in, then: tofu init -backend-config={file}";
            context.Files.Replace(Artifact.OfText(path, HclWriter.Write(Settings(item, item.Cloud.Region, key), header), item.Cloud.Causes));
        }
    }

    static string Name(CloudDeployment item) => item.Cloud.Platform == Platform.Aws ? "aws" : "azure";

    /// <summary>The settings of one state.</summary>
    static DataMap Settings(CloudDeployment item, string region, string key) => item.Cloud.Platform == Platform.Aws
        ? new DataMap
        {
            { "bucket", BucketName(item, region) }, { "key", $"{item.Plan.Name}/{item.Cloud.Environment}/{key}.tfstate" }, { "region", region }, { "dynamodb_table", BucketName(item, region) }, { "encrypt", true },
        }
        : new DataMap
        {
            { "resource_group_name", $"{item.Plan.Name}-tfstate" }, { "storage_account_name", "STORAGE_ACCOUNT" }, { "container_name", "tfstate" },
            { "key", $"{item.Plan.Name}/{item.Cloud.Environment}/{key}.tfstate" }, { "use_azuread_auth", true },
        };

    /// <summary>Writes the file for one region of several.</summary>
    public static void EmitOfRegion(EmitContext context, IReadOnlyList<CloudDeployment> deployments, string folder, string key, Func<CloudDeployment, string> region) => Emit(
        context, deployments.Select(item => item with { Cloud = item.Cloud with { Region = region(item) } }).ToList(), folder, key);

    /// <summary>Variables of the root that makes the place for the state.</summary>
    public static DataMap Bootstrap(CloudDeployment item) => new()
    {
        { "name", item.Plan.Name }, { "region", item.Cloud.Region },
    };

    // As bootstrap calls it; the number of the account is in it, so that it is nobody else's.
    static string BucketName(CloudDeployment item, string region) => $"{item.Plan.Name}-tofu-state-{(item.Cloud.Account.Length > 0 ? item.Cloud.Account : "ACCOUNT")}-{region}";
}
