using System.Runtime.Loader;

namespace Deploy.Benchmarks.TaskRuns;

/// <summary>Microsoft.Build.* come from the SDK that builds, as for every task; they are compiled ahead of time there.</summary>
static class SdkAssemblies
{
    public static void Provide(string sdkFolder) => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name?.StartsWith("Microsoft.Build", StringComparison.Ordinal) == true && Path.Combine(sdkFolder, name.Name + ".dll") is var path && File.Exists(path)
            ? context.LoadFromAssemblyPath(path)
            : null;
}
