using System.Reflection;

namespace Deploy.Benchmarks.Builds;

/// <summary>Places in the source tree.</summary>
static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Where build/pack.sh puts packages.</summary>
    public static string Packages { get; } = Path.Combine(Root, "artifacts", "packages");

    /// <summary>The spec that all builds are measured with: kubernetes, services and an environment, as a user would write them.</summary>
    public static string ShopSpec { get; } = File.ReadAllText(Path.Combine(Root, "samples", "shop", "deployment.yaml"));

    /// <summary>Five services that are deployed as one.</summary>
    public static string Microservices { get; } = Path.Combine(Root, "samples", "microservices");

    /// <summary>The shop's spec with another name, by which every generated file differs.</summary>
    public static string ShopSpecNamed(string name) => ShopSpec.Replace("deployment:\n", $"deployment:\n  name: {name}\n", StringComparison.Ordinal);

    /// <summary>The shop's spec with another limit of autoscaling, by which few generated files differ.</summary>
    public static string ShopSpecScaled(int max) => ShopSpec.Replace("max: 10", $"max: {max}", StringComparison.Ordinal);
}
