using Deploy.Core.Plan;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Says under which name and tag the SDK has to publish the image where the project leaves that open: as the deployment expects it.</summary>
public sealed class DeployNameContainer : SpecTask
{
    /// <summary>ContainerRegistry; empty for the engine of this machine.</summary>
    public string Registry { get; set; } = "";

    /// <summary>Repository within the registry; empty where the deployment takes the image from another one.</summary>
    [Output]
    public string Repository { get; set; } = "";

    /// <summary>The tag.</summary>
    [Output]
    public string Tag { get; set; } = "";

    private protected override void Run()
    {
        if (ReadSpec(onlyErrors: true) is not { } spec)
            return;
        var plan = Planner.Plan(spec.File, spec.Facts).Base;
        var registry = $"{Registry.Trim().TrimEnd('/')}/";
        Tag = plan.ImageTag;
        // The SDK takes no port in a repository: such an image keeps the assembly's name, and needs ContainerRegistry.
        if (registry.Length == 1)
            Repository = plan.ImageRepository.IndexOf(':') < 0 ? plan.ImageRepository : "";
        else if (plan.ImageRepository.StartsWith(registry, StringComparison.Ordinal))
            Repository = plan.ImageRepository.Substring(registry.Length);
    }
}
