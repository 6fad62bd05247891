using System.IO.Compression;
using System.Text;

namespace Deploy.Tasks.Baseline;

/// <summary>Reads a gzipped tar of Helm, of this package or of tar itself: plain files, with long names by ustar, pax or GNU.</summary>
static class TarGzip
{
    const int Block = 512;

    /// <summary>Helm itself takes no chart above 20 MiB.</summary>
    const int MostBytes = 100 * 1024 * 1024;

    /// <summary>Its files by path.</summary>
    /// <exception cref="InvalidDataException">It is no such archive, or far larger than a chart.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream archive)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var tar = Unpack(archive);
        string? longName = null;
        for (var offset = 0; offset + Block <= tar.Length && tar[offset] != 0;)
        {
            var length = Octal(tar, offset + 124, 12);
            var start = offset + Block;
            if (length < 0 || start + length > tar.Length)
                throw new InvalidDataException("An entry reaches beyond the end of the archive.");
            var type = (char)tar[offset + 156];
            var content = new byte[length];
            Array.Copy(tar, start, content, 0, (int)length);
            switch (type)
            {
                case 'L':
                    longName = Text(content, 0, content.Length);
                    break;
                case 'x':
                    longName = PaxPath(content) ?? longName;
                    break;
                case '0' or '\0':
                    files[longName ?? Name(tar, offset)] = content;
                    longName = null;
                    break;
                default:
                    longName = null;
                    break;
            }

            offset = start + (int)((length + Block - 1) / Block * Block);
        }

        return files;
    }

    static byte[] Unpack(Stream archive)
    {
        using var gzip = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        using var tar = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = gzip.Read(buffer, 0, buffer.Length)) > 0;)
        {
            tar.Write(buffer, 0, read);
            if (tar.Length > MostBytes)
                throw new InvalidDataException("It is too large for a chart.");
        }

        return tar.ToArray();
    }

    static string Name(byte[] tar, int offset)
    {
        var prefix = Text(tar, offset + 257, 5) == "ustar" ? Text(tar, offset + 345, 155) : "";
        var name = Text(tar, offset, 100);
        return prefix.Length > 0 ? $"{prefix}/{name}" : name;
    }

    static string Text(byte[] bytes, int offset, int length)
    {
        var end = Array.IndexOf(bytes, (byte)0, offset, length);
        return Encoding.UTF8.GetString(bytes, offset, end < 0 ? length : end - offset);
    }

    static long Octal(byte[] tar, int offset, int length)
    {
        long value = 0;
        foreach (var digit in Text(tar, offset, length).Trim())
        {
            if (digit is < '0' or > '7')
                throw new InvalidDataException("It is no tar archive.");
            value = (value * 8) + (digit - '0');
        }

        return value;
    }

    // "27 path=templates/a.yaml\n"
    static string? PaxPath(byte[] content)
    {
        foreach (var record in Encoding.UTF8.GetString(content).Split('\n'))
        {
            var at = record.IndexOf(" path=", StringComparison.Ordinal);
            if (at > 0)
                return record.Substring(at + " path=".Length);
        }

        return null;
    }
}
