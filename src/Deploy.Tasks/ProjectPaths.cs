using System.Xml;
using System.Xml.Linq;

namespace Deploy.Tasks;

/// <summary>
/// Where project, output and build context lie to each other; all with '/', none absolute. The context is the root of the repository, or
/// without one the folder that holds the project and all that it refers to.
/// </summary>
sealed class ProjectPaths
{
    static readonly string[] RestoreFileNames =
        ["Directory.Build.props", "Directory.Build.rsp", "Directory.Build.targets", "Directory.Packages.props", "NuGet.Config", "NuGet.config", "nuget.config", "global.json"];

    readonly string context;

    /// <param name="projectFile">Absolute path of the project.</param>
    /// <param name="outputFolder">Absolute path of the output.</param>
    /// <param name="repositoryRoot">Absolute path of the repository; empty outside of one.</param>
    /// <param name="references">Absolute paths of the projects it refers to.</param>
    public ProjectPaths(string projectFile, string outputFolder, string repositoryRoot, IEnumerable<string> references)
    {
        var projects = references.Where(File.Exists).Select(Path.GetFullPath).ToList();
        var projectFolder = Path.GetDirectoryName(Path.GetFullPath(projectFile))!;
        context = repositoryRoot.Length > 0 ? Trim(Path.GetFullPath(repositoryRoot)) : CommonFolder(projectFolder, projects.Select(static path => Path.GetDirectoryName(path)!));
        ProjectFile = FromContext(projectFile);
        ProjectFolder = FromContext(projectFolder);
        ProjectReferences = projects.Where(IsInContext).Select(FromContext).OrderBy(static path => path, StringComparer.Ordinal).ToList();
        var docker = Path.Combine(outputFolder, "docker");
        ContextFromDocker = Relative(docker, context);
        DockerfileFromContext = FromContext(Path.Combine(docker, "Dockerfile"));
        RestoreFiles = FindRestoreFiles(projects.Prepend(Path.GetFullPath(projectFile)).Where(IsInContext).ToList());
        GlobalJson = FindGlobalJson(projectFolder);
    }

    /// <summary>The project file from the context.</summary>
    public string ProjectFile { get; }

    /// <summary>The project's folder from the context; empty when they are the same.</summary>
    public string ProjectFolder { get; }

    /// <summary>The context from <c>docker/</c> of the output.</summary>
    public string ContextFromDocker { get; }

    /// <summary>The generated Dockerfile from the context.</summary>
    public string DockerfileFromContext { get; }

    /// <summary>Projects referred to, from the context.</summary>
    public IReadOnlyList<string> ProjectReferences { get; }

    /// <summary>Files, and folders with '/' at their end, that a restore reads besides the projects.</summary>
    public IReadOnlyList<string> RestoreFiles { get; }

    /// <summary>Text of the global.json that holds for the project in the build context; empty without one.</summary>
    public string GlobalJson { get; }

    /// <summary>The context from another folder.</summary>
    public string ContextFrom(string folder) => Relative(folder, context);

    bool IsInContext(string path) => path.StartsWith(context + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    string FromContext(string path) => Relative(context, path);

    // Above the context it is not there when the image is built.
    string FindGlobalJson(string folder)
    {
        for (var above = Trim(folder); above.Length >= context.Length; above = Path.GetDirectoryName(above) ?? "")
        {
            if (File.Exists(Path.Combine(above, "global.json")))
                return File.ReadAllText(Path.Combine(above, "global.json"));
        }

        return "";
    }

    List<string> FindRestoreFiles(IReadOnlyList<string> projects)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var project in projects)
        {
            var folder = Path.GetDirectoryName(project)!;
            if (File.Exists(Path.Combine(folder, "packages.lock.json")))
                found.Add(FromContext(Path.Combine(folder, "packages.lock.json")));
            for (var above = folder; above.Length >= context.Length; above = Path.GetDirectoryName(above) ?? "")
                folders.Add(above);
        }

        foreach (var project in projects)
            found.UnionWith(ProjectImports.Of(project).Where(IsInContext).Select(FromContext));
        foreach (var folder in folders)
        {
            // By the names on disk, so that a file system that ignores case gives the same Dockerfile.
            foreach (var path in Directory.EnumerateFiles(folder).Where(static path => RestoreFileNames.Contains(Path.GetFileName(path), StringComparer.Ordinal)))
            {
                found.Add(FromContext(path));
                found.UnionWith(ProjectImports.Of(path).Where(IsInContext).Select(FromContext));
                if (Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase))
                    found.UnionWith(LocalFeeds(path));
            }
        }

        return found.ToList();
    }

    // A source that is a folder of the repository must be there when the image restores.
    IEnumerable<string> LocalFeeds(string configFile)
    {
        XDocument config;
        try
        {
            config = XDocument.Load(configFile);
        }
        catch (XmlException)
        {
            // The restore before us has said so already.
            yield break;
        }

        foreach (var source in config.Descendants("packageSources").Elements("add").Attributes("value"))
        {
            if (source.Value.IndexOf("://", StringComparison.Ordinal) >= 0 || source.Value.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
                continue;
            var folder = Trim(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(configFile)!, source.Value.Replace('\\', Path.DirectorySeparatorChar))));
            if (IsInContext(folder) && Directory.Exists(folder))
                yield return FromContext(folder) + "/";
        }
    }

    static string CommonFolder(string first, IEnumerable<string> others)
    {
        var common = Trim(first);
        foreach (var other in others)
        {
            while (!(Trim(other) + Path.DirectorySeparatorChar).StartsWith(common + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                // The root of the file system is nobody's build context.
                if (Path.GetDirectoryName(common) is not { } above || Path.GetDirectoryName(above) is null)
                    return Trim(first);
                common = above;
            }
        }

        return common;
    }

    static string Trim(string path) => path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    /// <summary>The way from a folder to a file or folder, with '/'; Path.GetRelativePath is not in netstandard2.0.</summary>
    internal static string Relative(string folder, string target)
    {
        var from = Trim(Path.GetFullPath(folder)).Split(Path.DirectorySeparatorChar);
        var to = Trim(Path.GetFullPath(target)).Split(Path.DirectorySeparatorChar);
        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], StringComparison.Ordinal))
            common++;
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
