using System.Runtime.InteropServices;
using System.Text;
using Deploy.Core.Artifacts;

namespace Deploy.Tasks.Output;

/// <summary>The folder that everything is written to. Only files of its manifest are ever replaced or removed.</summary>
/// <param name="root">Absolute path; a separator at its end does not count.</param>
sealed class OutputFolder(string root)
{
    /// <summary>Name of the folder inside the output that new files are written to first: inside, because only there is it surely the same volume.</summary>
    public const string StagingName = ".staging";

    /// <summary>Absolute path, without separator at its end: with one, a link would be taken for the folder it leads to.</summary>
    public string Root { get; } = root.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);

    /// <summary>Path and hash of the files the last build wrote; empty when there was none.</summary>
    public IReadOnlyDictionary<string, string> ReadManifest()
    {
        var path = PathOf(Manifest.FileName);
        return File.Exists(path) ? Manifest.Read(File.ReadAllText(path)) : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>Absolute path of a file of the output.</summary>
    public string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Whether an absolute path is this folder or lies in it.</summary>
    public bool Contains(string path) =>
        (path + Path.DirectorySeparatorChar).StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Those of the absolute paths that are files of this folder, relative to it.</summary>
    public IEnumerable<string> Below(IEnumerable<string> paths) =>
        paths.Where(path => path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(path => path.Substring(Root.Length + 1).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(Manifest.IsRelative);

    /// <summary>
    /// The first part of a file's path that is a symbolic link, relative to the output; null when there is none. Writing through a link
    /// would change a file somewhere else.
    /// </summary>
    public string? FindLink(string relative)
    {
        if (IsLink(Root))
            return ".";
        var path = Root;
        foreach (var part in relative.Split('/'))
        {
            path = Path.Combine(path, part);
            if (IsLink(path))
                return path.Substring(Root.Length + 1).Replace(Path.DirectorySeparatorChar, '/');
        }

        return null;
    }

    /// <summary>Removes the staging folder of this or of an interrupted build.</summary>
    public void RemoveStaging()
    {
        var staging = PathOf(StagingName);
        // What a link leads to is not ours, and the folder may lie behind one.
        if (FindLink(StagingName) is null && Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
    }

    /// <summary>Removes the folders of removed files that have become empty, the output folder among them.</summary>
    public void RemoveEmptyFolders(IEnumerable<string> removedFiles)
    {
        foreach (var file in removedFiles)
        {
            for (var folder = Path.GetDirectoryName(PathOf(file)); folder is not null && folder.Length >= Root.Length; folder = Path.GetDirectoryName(folder))
            {
                if (!Directory.Exists(folder))
                    continue;
                if (IsLink(folder) || Directory.EnumerateFileSystemEntries(folder).Any())
                    break;
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>Whether a file begins with the mark that each generated file bears.</summary>
    public bool BearsMark(string relative)
    {
        using var stream = File.OpenRead(PathOf(relative));
        var buffer = new byte[1024];
        var length = stream.Read(buffer, 0, buffer.Length);
        return Encoding.UTF8.GetString(buffer, 0, length).IndexOf("Written by Deploy.Sdk", StringComparison.Ordinal) >= 0;
    }

    /// <summary>Sets the rights of a file: readable for all, executable when it is a program. Windows has no such bits.</summary>
    public static void SetMode(string path, bool executable)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            _ = NativeMethods.Chmod(path, executable ? 0b111_101_101 : 0b110_100_100);
    }

    static bool IsLink(string path)
    {
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "chmod", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Chmod([MarshalAs(UnmanagedType.LPStr)] string path, int mode);
    }
}
