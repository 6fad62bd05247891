using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>opentofu/ and multiregion/: modules from the content, and the values that they are given.</summary>
static class OpenTofuEmitter
{
    public static void Emit(EmitContext context)
    {
        // The pattern is that of all environments, so a platform has one root.
        foreach (var group in Deployments(context.Plans).GroupBy(static item => item.Cloud.Platform).OrderBy(static group => group.Key))
            EmitRoot(context, group.Key, group.First().Cloud.Root, group.ToList());
    }

    /// <summary>The base and each environment that create something; the base first.</summary>
    internal static IEnumerable<CloudDeployment> Deployments(DeploymentPlans plans) =>
        plans.Environments.Select(static environment => environment.Plan)
            // The one that was chosen to be the base stands among the others, too.
            .Where(plan => plans.Base.Environment.Length == 0 || plan.Environment != plans.Base.Environment).Prepend(plans.Base).Select(static plan => plan.Cloud is { } cloud ? new CloudDeployment(plan, cloud) : null).OfType<CloudDeployment>();

    /// <summary>Folders of the roots for one region.</summary>
    internal static IEnumerable<string> Folders(DeploymentPlans plans) =>
        Deployments(plans).Where(static item => item.Cloud.Regions is null).Select(Folder).Distinct(StringComparer.Ordinal);

    /// <summary>The folder of a root: that of its platform.</summary>
    internal static string Folder(CloudDeployment item) => $"opentofu/{Words.ToKebabCase(item.Cloud.Platform.ToString())}";

    static void EmitRoot(EmitContext context, Platform platform, CloudRoot root, IReadOnlyList<CloudDeployment> deployments)
    {
        var name = Words.ToKebabCase(platform.ToString());
        var to = Folder(deployments[0]);
        var modules = new ModuleFiles(context.Content, context.Files, deployments[0].Cloud.Causes);
        var single = deployments.Where(static item => item.Cloud.Regions is null).ToList();
        if (single.Count > 0)
        {
            AddRoot(modules, $"opentofu/{name}/{Words.ToKebabCase(root.ToString())}", to, name, root);
            BackendFiles.Emit(context, single, to, name);
            EmitVariables(context, to, single, static item => Variables(item.Plan, item.Cloud));
            if (root == CloudRoot.Cluster)
            {
                BackendFiles.Emit(context, single, $"{to}/addons", $"{name}-addons");
                EmitVariables(context, $"{to}/addons", single, static item => ClusterVariables.Addons(item.Plan, item.Cloud));
            }
        }

        modules.AddRoot($"opentofu/{name}/bootstrap", $"opentofu/{name}/bootstrap");
        context.Files.Replace(Artifact.OfText($"opentofu/{name}/bootstrap/terraform.tfvars", HclWriter.Write(BackendFiles.Bootstrap(deployments[0]), context.Header), deployments[0].Cloud.Causes));
        MultiregionEmitter.Emit(context, modules, deployments.Where(static item => item.Cloud.Regions is not null).ToList());
    }

    // A root's variables are those of the stack: one file, so they cannot differ.
    static void AddRoot(ModuleFiles modules, string from, string to, string platform, CloudRoot root)
    {
        modules.AddRoot(from, to);
        if (platform == "aws" && root == CloudRoot.Apps)
            modules.AddFile("opentofu/aws/modules/stack/variables.tf", $"{to}/variables.tf");
        if (root == CloudRoot.Cluster)
            modules.AddRoot($"opentofu/{platform}/addons", $"{to}/addons");
    }

    static DataMap Variables(DeploymentPlan plan, CloudPlan cloud) => cloud switch
    {
        { Cluster: { } cluster } => ClusterVariables.Of(plan, cloud, cluster),
        { Server: { } server } => ClusterVariables.Of(plan, cloud, server),
        _ => AppsVariables.Of(plan, cloud),
    };

    /// <summary>
    /// terraform.tfvars, which tofu reads by itself, and for each environment what differs from it; without a base among them an environment's
    /// file is whole.
    /// </summary>
    internal static void EmitVariables(EmitContext context, string folder, IReadOnlyList<CloudDeployment> deployments, Func<CloudDeployment, DataMap> variables)
    {
        DataMap? usual = null;
        foreach (var item in deployments)
        {
            var data = variables(item);
            if (item.Plan.Environment.Length == 0 || item.Plan.Environment == context.Plan.Environment)
            {
                usual = data;
                context.Files.Add(Artifact.OfText($"{folder}/terraform.tfvars", HclWriter.Write(data, $"{context.Header}\nWhat each value means is said in variables.tf."), item.Cloud.Causes));
                continue;
            }

            var own = new DataMap();
            foreach (var entry in data.Where(entry => usual?[entry.Key] is not { } same || !same.SameAs(entry.Value)))
                own.Add(entry.Key, entry.Value);
            // terraform.tfvars is read beside this file: what only the base has must be taken back.
            foreach (var entry in usual?.Where(entry => data[entry.Key] is null) ?? [])
                own.Add(entry.Key, DataScalar.Null);
            var how = usual is null ? $"tofu plan -var-file={item.Plan.Environment}.tfvars" : $"What differs from terraform.tfvars: tofu plan -var-file={item.Plan.Environment}.tfvars";
            context.Files.Add(Artifact.OfText($"{folder}/{item.Plan.Environment}.tfvars", HclWriter.Write(own, $"{context.Header}\n{how}"), item.Cloud.Causes));
        }
    }
}

/// <summary>A deployment, and the infrastructure that is created for it.</summary>
sealed record CloudDeployment(DeploymentPlan Plan, CloudPlan Cloud);
