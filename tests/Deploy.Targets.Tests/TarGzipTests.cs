using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Deploy.Tasks.Baseline;
using Deploy.Tasks.Chart;

namespace Deploy.Targets.Tests;

/// <summary>Archives that others wrote, and our own.</summary>
public sealed class TarGzipTests
{
    static readonly string LongPath = $"chart/templates/{new string('a', 60)}/{new string('b', 60)}.yaml";

    [Test]
    public void What_we_pack_is_read_back()
    {
        var files = new[] { ("Chart.yaml", "name: shop\n"u8.ToArray(), false), ("templates/a.yaml", new byte[1025], false), (LongPath["chart/".Length..], "deep"u8.ToArray(), false) };
        var read = TarGzip.Read(new MemoryStream(ChartArchive.Create("chart", files)));
        Assert.That(read.Keys, Is.EquivalentTo(new[] { "chart/Chart.yaml", "chart/templates/a.yaml", LongPath }));
        Assert.That(read["chart/templates/a.yaml"], Has.Length.EqualTo(1025));
        Assert.That(Encoding.UTF8.GetString(read["chart/Chart.yaml"]), Is.EqualTo("name: shop\n"));
    }

    [TestCase(TarEntryFormat.Ustar)]
    [TestCase(TarEntryFormat.Pax)]
    [TestCase(TarEntryFormat.Gnu)]
    [TestCase(TarEntryFormat.V7)]
    public void Every_kind_of_tar_is_read(TarEntryFormat format)
    {
        var path = format == TarEntryFormat.V7 ? "chart/Chart.yaml" : LongPath;
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip, format, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { (path, "one"), ("chart/two", "two") })
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new V7TarEntry(TarEntryType.V7RegularFile, name),
                };
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(entry);
            }
        }

        archive.Position = 0;
        Assert.That(TarGzip.Read(archive).Select(static file => $"{file.Key}={Encoding.UTF8.GetString(file.Value)}"), Is.EquivalentTo(new[] { $"{path}=one", "chart/two=two" }));
    }

    [Test]
    public void What_is_no_archive_is_refused_without_another_exception()
    {
        var good = ChartArchive.Create("chart", [("Chart.yaml", "name: shop\n"u8.ToArray(), false)]);
        Assert.That(() => TarGzip.Read(new MemoryStream("no archive"u8.ToArray())), Throws.InstanceOf<InvalidDataException>());
        for (var length = 0; length < good.Length; length += 97)
            Assert.That(() => TryRead(good[..length]), Throws.Nothing, $"cut at {length}");
        using var text = new MemoryStream();
        using (var gzip = new GZipStream(text, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Enumerable.Repeat((byte)'x', 2048).ToArray());
        text.Position = 0;
        Assert.That(() => TarGzip.Read(text), Throws.InstanceOf<InvalidDataException>());
    }

    static void TryRead(byte[] archive)
    {
        try
        {
            TarGzip.Read(new MemoryStream(archive));
        }
        catch (InvalidDataException)
        {
            // The one that is caught.
        }
    }
}
