using System.IO.Compression;

namespace Deploy.Package.Tests.Support;

/// <summary>What is in a package file.</summary>
static class Nupkg
{
    /// <summary>Paths of its files, sorted, without those that every package has.</summary>
    public static IReadOnlyList<string> Entries(string path)
    {
        Assert.That(path, Does.Exist);
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.Select(static entry => Uri.UnescapeDataString(entry.FullName))
            .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>Bytes of one of its files.</summary>
    public static byte[] Read(string path, string entry)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
