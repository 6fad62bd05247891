using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Benchmarks.TaskRuns;

/// <summary>DeployGenerate with the parameters that Deploy.Generate.targets gives it.</summary>
static class GenerateTask
{
    static Type? type;

    public static ITask Create(string package, string projectFile, ITaskItem[] facts, IBuildEngine engine)
    {
        type ??= Load(package);
        var task = (ITask)Activator.CreateInstance(type)!;
        task.BuildEngine = engine;
        var folder = Path.GetDirectoryName(projectFile)!;
        var state = Path.Combine(folder, "obj", Path.GetFileNameWithoutExtension(projectFile) + ".deploy");
        Set(task, "SpecFile", Path.Combine(folder, "deployment.yaml"));
        Set(task, "SpecDisplayPath", "deployment.yaml");
        Set(task, "ProjectFile", projectFile);
        Set(task, "OutputPath", Path.Combine(folder, "obj", "deploy") + Path.DirectorySeparatorChar);
        Set(task, "OverlayPath", Path.Combine(folder, "deploy") + Path.DirectorySeparatorChar);
        Set(task, "ContentPath", Path.Combine(package, "deploy-content") + Path.DirectorySeparatorChar);
        Set(task, "StampFile", state + ".stamp");
        Set(task, "LockFile", state + ".lock");
        Set(task, "DiagnosticsFromAnalyzer", true);
        Set(task, "Facts", facts);
        if (Path.GetExtension(projectFile) == ".proj")
        {
            var services = Services(folder);
            Set(task, "Services", services);
            Set(task, "References", services.Select(static item => item.GetMetadata("Service")).Distinct(StringComparer.Ordinal).Select(static path => (ITaskItem)new TaskItem(path)).ToArray());
            // Said by the task: what deploy.proj is made of no analyzer sees.
            Set(task, "DiagnosticsFromAnalyzer", false);
        }

        return task;
    }

    public static ITaskItem[] Facts() =>
    [
        Fact("ProjectName", "Web"), Fact("AssemblyName", "Web"), Fact("IsCSharp", "true"), Fact("IsDotNet", "true"),
        Fact("Version", "1.0.0"), Fact("TargetFrameworkVersion", "v10.0"),
    ];

    // As _DeployGetService answers for each project below src.
    static ITaskItem[] Services(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "src"), "*proj", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(static project =>
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var isDotNet = project.EndsWith(".csproj", StringComparison.Ordinal);
        var home = Path.GetDirectoryName(project)!;
        var facts = new List<TaskItem>
        {
            Fact("ProjectName", name), Fact("AssemblyName", name), Fact("IsCSharp", isDotNet.ToString()), Fact("IsDotNet", isDotNet.ToString()), Fact("Version", "1.0.0"),
            Fact("ContainerRegistry", "ghcr.io/acme"), Fact("TargetFrameworkVersion", "v10.0"), Fact("ServesHttp", (!File.ReadAllText(project).Contains(".Worker\"", StringComparison.Ordinal)).ToString()),
            Fact("SpecFile", Path.Combine(home, "deployment.yaml")), Fact("OutputPath", Path.Combine(home, "obj", "deploy") + Path.DirectorySeparatorChar),
        };
        facts.ForEach(fact => fact.SetMetadata("Service", project));
        return facts;
    }).ToArray<ITaskItem>();

    static TaskItem Fact(string name, string value) => new(name, new Dictionary<string, string>(StringComparer.Ordinal) { ["Value"] = value });

    static void Set(ITask task, string name, object value) => type!.GetProperty(name)!.SetValue(task, value);

    static Type Load(string package)
    {
        var folder = Path.Combine(package, "tasks", "netstandard2.0");
        return new BesideContext(folder).LoadFromAssemblyPath(Path.Combine(folder, "Deploy.Tasks.dll")).GetType("Deploy.Tasks.DeployGenerate", throwOnError: true)!;
    }

    // As MSBuild's own context: what lies beside the task is loaded from there, everything else is MSBuild's.
    sealed class BesideContext(string folder) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Path.Combine(folder, assemblyName.Name + ".dll") is var path && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
