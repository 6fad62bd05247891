using System.Security.Cryptography;

namespace Deploy.Package.Tests.Support;

static class Folders
{
    /// <summary>The relative paths of all files, sorted, with '/'; none when there is no such folder.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal).ToList();

    /// <summary>Each file with its bytes' hash, one line each: two of them compare what is in a folder.</summary>
    public static IReadOnlyList<string> Content(string folder) =>
        FilesOf(folder).Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))))}").ToList();

    /// <summary>As <see cref="Content"/>, and when each file was last written.</summary>
    public static IReadOnlyList<string> ContentAndTimes(string folder) =>
        FilesOf(folder).Select(file => Path.Combine(folder, file)).Zip(Content(folder), static (file, line) => $"{line} {File.GetLastWriteTimeUtc(file):O}").ToList();

    /// <summary>Copies all files of a folder.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in FilesOf(from))
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(from, file), target, overwrite: true);
        }
    }
}
