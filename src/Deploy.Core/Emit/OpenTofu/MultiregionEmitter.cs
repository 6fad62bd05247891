using Deploy.Core.Plan.Cloud;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>multiregion/: a root for each region, one for what stands above them, and what is done when a region is lost.</summary>
static class MultiregionEmitter
{
    public static void Emit(EmitContext context, ModuleFiles modules, IReadOnlyList<CloudDeployment> deployments)
    {
        if (deployments.Count == 0)
            return;
        foreach (var folder in deployments.SelectMany(static item => item.Cloud.Regions!.Regions).Select(static region => region.Folder).Distinct(StringComparer.Ordinal))
        {
            var of = deployments.Where(item => Region(item, folder) is not null).ToList();
            var to = $"multiregion/{folder}";
            modules.AddRoot("opentofu/aws/region", to);
            // All but the call of the stack is as in the root of one region.
            foreach (var file in new[] { "backend.tf", "data.tf", "guard.tf", "outputs.tf", "providers.tf", "versions.tf" })
                modules.AddFile($"opentofu/aws/apps/{file}", $"{to}/{file}");
            modules.AddFile("opentofu/aws/modules/stack/variables.tf", $"{to}/variables.tf");
            BackendFiles.EmitOfRegion(context, of, to, folder, item => Region(item, folder)!.Name);
            OpenTofuEmitter.EmitVariables(context, to, of, item => AppsVariables.Of(item.Plan, item.Cloud, item.Cloud.Regions!, Region(item, folder)!));
        }

        modules.AddRoot("opentofu/aws/global", "multiregion/global");
        // What moves traffic away from a lost region must not be kept in it.
        BackendFiles.EmitOfRegion(context, deployments, "multiregion/global", "global", static item => item.Cloud.Regions!.Regions[1].Name);
        OpenTofuEmitter.EmitVariables(context, "multiregion/global", deployments, GlobalVariables.Of);
        FailoverFiles.Emit(context, modules, deployments);
    }

    static RegionPlan? Region(CloudDeployment item, string folder) => item.Cloud.Regions!.Regions.FirstOrDefault(region => region.Folder == folder);
}
