using System.Xml;
using System.Xml.Linq;

namespace Deploy.Tasks;

/// <summary>The files that a project file takes in by Import, as far as their paths can be read without evaluating it.</summary>
static class ProjectImports
{
    const string ThisFolder = "$(MSBuildThisFileDirectory)";

    /// <summary>Absolute paths of all files that are imported, directly or not, and exist.</summary>
    /// <param name="file">Absolute path of a project, of .props or of .targets; a file of another kind imports nothing.</param>
    public static IReadOnlyCollection<string> Of(string file)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Add(file, found);
        return found;
    }

    static void Add(string file, SortedSet<string> found)
    {
        if (Path.GetExtension(file) is not { } extension || !(extension.EndsWith("proj", StringComparison.Ordinal) || extension is ".props" or ".targets" or ".projitems"))
            return;
        XDocument document;
        try
        {
            document = XDocument.Load(file);
        }
        catch (XmlException)
        {
            // MSBuild has said so already.
            return;
        }

        foreach (var import in document.Descendants().Where(static element => element.Name.LocalName == "Import" && element.Attribute("Sdk") is null))
        {
            var path = (import.Attribute("Project")?.Value ?? "").Replace(ThisFolder, "").Replace('\\', Path.DirectorySeparatorChar).TrimStart(Path.DirectorySeparatorChar);
            // What only an evaluation could tell. Files named Directory.* are found by their names.
            if (path.Length == 0 || path.IndexOfAny(['$', '@', '%', '*', '?']) >= 0 || path.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
                continue;
            path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, path));
            if (File.Exists(path) && found.Add(path))
                Add(path, found);
        }
    }
}
