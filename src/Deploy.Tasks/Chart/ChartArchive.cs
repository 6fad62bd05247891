using System.Text;

namespace Deploy.Tasks.Chart;

/// <summary>
/// Packs a chart the way <c>helm package</c> does, with the same bytes on every machine and day: fixed order, times, owners and rights, and a
/// gzip stream of stored blocks, because deflate's output differs between versions of zlib.
/// </summary>
static class ChartArchive
{
    /// <summary>1980-01-01, the earliest time that zip can hold; tar could go further back, but some tools warn of 1970.</summary>
    const long Time = 315532800;

    const int TarBlock = 512;

    /// <summary>The archive of a chart.</summary>
    /// <param name="name">Name of the chart, the archive's only folder.</param>
    /// <param name="files">Path from the chart's folder, with '/'; bytes; whether it is a program.</param>
    public static byte[] Create(string name, IEnumerable<(string Path, byte[] Content, bool IsExecutable)> files)
    {
        using var tar = new MemoryStream();
        // Readers of a stream want to know first what it is.
        foreach (var (path, content, isExecutable) in files.OrderBy(static file => file.Path != "Chart.yaml").ThenBy(static file => file.Path, StringComparer.Ordinal))
        {
            var header = Header($"{name}/{path}", content.Length, isExecutable);
            tar.Write(header, 0, header.Length);
            tar.Write(content, 0, content.Length);
            var rest = (TarBlock - (content.Length % TarBlock)) % TarBlock;
            tar.Write(new byte[rest], 0, rest);
        }

        tar.Write(new byte[2 * TarBlock], 0, 2 * TarBlock);
        return StoredGzip.Write(tar.ToArray());
    }

    // ustar: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06
    static byte[] Header(string path, int length, bool isExecutable)
    {
        var header = new byte[TarBlock];
        var (prefix, name) = Split(path);
        Put(header, 0, 100, name);
        Put(header, 100, 8, isExecutable ? "0000755" : "0000644");
        Put(header, 108, 8, "0000000");
        Put(header, 116, 8, "0000000");
        Put(header, 124, 12, Octal(length, 11));
        Put(header, 136, 12, Octal(Time, 11));
        Put(header, 148, 8, "        ");
        header[156] = (byte)'0';
        Put(header, 257, 6, "ustar");
        Put(header, 263, 2, "00");
        Put(header, 345, 155, prefix);
        Put(header, 148, 7, Octal(header.Sum(static value => value), 6));
        return header;
    }

    // A name longer than its field is cut at a '/' into prefix and name.
    static (string Prefix, string Name) Split(string path)
    {
        if (Encoding.UTF8.GetByteCount(path) <= 100)
            return ("", path);
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var (prefix, name) = (path.Substring(0, slash), path.Substring(slash + 1));
            if (Encoding.UTF8.GetByteCount(prefix) <= 155 && Encoding.UTF8.GetByteCount(name) <= 100)
                return (prefix, name);
        }

        throw new IOException($"The path '{path}' is too long for an archive.");
    }

    static string Octal(long value, int digits) => Convert.ToString(value, 8).PadLeft(digits, '0');

    static void Put(byte[] header, int offset, int length, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Array.Clear(header, offset, length);
        Array.Copy(bytes, 0, header, offset, bytes.Length);
    }
}
