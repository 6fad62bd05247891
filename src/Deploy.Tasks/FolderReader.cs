using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Text;

namespace Deploy.Tasks;

/// <summary>Reads the folders that go into the output: sdk/content and the user's overlay.</summary>
static class FolderReader
{
    /// <summary>The content of the package; each file is read when it is asked for.</summary>
    public static ContentFiles ReadContent(string folder, Func<string, byte[]> read) =>
        new(Files(folder).Select(path => From(folder, path)), path => read(Path.Combine(folder, path)));

    /// <summary>The user's overlay; empty when there is none. A link is an error, wherever it leads.</summary>
    public static IReadOnlyList<OverlayFile> ReadOverlay(string folder, string displayFolder, DiagnosticBag diagnostics)
    {
        var files = new List<OverlayFile>();
        if (!Directory.Exists(folder))
            return files;
        foreach (var path in Files(folder))
        {
            var relative = From(folder, path);
            var display = $"{displayFolder.TrimEnd('/', '\\').Replace('\\', '/')}/{relative}";
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                diagnostics.Add(OverlayDiagnostics.UnsafePath(new TextSpan(0, 0), relative) with { Source = new SourceText(display, "") });
            else if (!Path.GetFileName(path).StartsWith(".DS_Store", StringComparison.Ordinal))
                files.Add(new OverlayFile(relative, display, File.ReadAllBytes(path), IsProgram(path)));
        }

        return files;
    }

    /// <summary>Every file of a folder by its path from there; what a link leads to is not in it.</summary>
    public static IReadOnlyDictionary<string, byte[]> ReadFiles(string folder) =>
        Files(folder).Where(static path => !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint)).ToDictionary(path => From(folder, path), File.ReadAllBytes, StringComparer.Ordinal);

    // Links to folders are listed as files are, not entered.
    static IEnumerable<string> Files(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder).OrderBy(static path => path, StringComparer.Ordinal))
        {
            var attributes = File.GetAttributes(entry);
            if (!attributes.HasFlag(FileAttributes.Directory) || attributes.HasFlag(FileAttributes.ReparsePoint))
                yield return entry;
            else
            {
                foreach (var file in Files(entry))
                    yield return file;
            }
        }
    }

    // Windows keeps no such bit, so the name decides everywhere.
    static bool IsProgram(string path) => path.EndsWith(".sh", StringComparison.Ordinal);

    static string From(string folder, string path) =>
        path.Substring(folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Length + 1).Replace(Path.DirectorySeparatorChar, '/');
}
