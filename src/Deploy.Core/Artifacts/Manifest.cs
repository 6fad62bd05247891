using System.Security.Cryptography;
using System.Text;
using Deploy.Core.Text;

namespace Deploy.Core.Artifacts;

/// <summary>
/// manifest.txt: every file with its SHA-256, how it came to be, and the lines of deployment.yaml that caused it.
/// The next build knows from it which files are ours: only those are ever removed.
/// </summary>
public static class Manifest
{
    /// <summary>Name of the manifest in the output folder.</summary>
    public const string FileName = "manifest.txt";

    /// <summary>The manifest of a set of files.</summary>
    public static string Write(ArtifactSet files, SourceText spec, string specName)
    {
        var text = new StringBuilder();
        text.Append("# Written by Deploy.Sdk from ").Append(specName).Append(": SHA-256, path, origin, causing lines; separated by tabs.\n");
        foreach (var file in files)
        {
            text.Append(Hash(file.Content)).Append('\t').Append(file.Path).Append('\t').Append(file.Origin.ToString().ToLowerInvariant())
                .Append(file.IsExecutable ? ",executable" : "").Append('\t').Append(Lines(file.Causes, spec, specName)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Path and hash of each file of a manifest; lines that are none are passed over.</summary>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var fields = line.Split('\t');
            if (fields.Length >= 2 && fields[0].Length == 64 && IsRelative(fields[1]))
                files[fields[1]] = fields[0];
        }

        return files;
    }

    /// <summary>SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(byte[] content)
    {
        const string hexadecimal = "0123456789abcdef";
        using var sha = SHA256.Create();
        var digits = new char[64];
        var at = 0;
        foreach (var value in sha.ComputeHash(content))
        {
            digits[at++] = hexadecimal[value >> 4];
            digits[at++] = hexadecimal[value & 15];
        }

        return new string(digits);
    }

    /// <summary>A path that stays below its folder: relative, with '/', no <c>..</c>.</summary>
    public static bool IsRelative(string path) =>
        path.Length > 0 && path[0] != '/' && path.IndexOf('\\') < 0 && path.IndexOf(':') < 0 && path.IndexOf('\0') < 0
        && !path.Split('/').Any(static part => part is "" or "." or "..");

    static string Lines(IReadOnlyList<TextSpan> causes, SourceText spec, string specName)
    {
        var lines = causes.Select(cause => spec.GetPosition(cause.Start).Line + 1).Distinct().OrderBy(static line => line).ToList();
        return lines.Count == 0 ? "default" : $"{specName}:{string.Join(",", lines)}";
    }
}
