using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Deploy.Tasks.Chart;

namespace Deploy.Targets.Tests;

/// <summary>What our own tar and gzip write, .NET's read back.</summary>
public sealed class ChartArchiveTests
{
    static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void Files_come_back_with_Chart_yaml_first()
    {
        var archive = ChartArchive.Create("shop", [("values.yaml", "a: ü\n"u8.ToArray(), false), ("bin/run.sh", "#!/bin/sh\n"u8.ToArray(), true), ("Chart.yaml", "name: shop\n"u8.ToArray(), false)]);
        var entries = Read(archive);
        Assert.That(entries.Select(static entry => entry.Name), Is.EqualTo(new[] { "shop/Chart.yaml", "shop/bin/run.sh", "shop/values.yaml" }));
        Assert.That(entries.Select(static entry => entry.Text), Is.EqualTo(new[] { "name: shop\n", "#!/bin/sh\n", "a: ü\n" }));
        Assert.That(entries.Select(static entry => entry.Mode), Is.EqualTo(new[] { "644", "755", "644" }));
        Assert.That(entries.Select(static entry => entry.Time), Is.All.EqualTo(Time));
    }

    [Test]
    public void The_order_of_the_files_does_not_change_the_bytes()
    {
        (string, byte[], bool)[] files = [("a", [1], false), ("b/c", [2], false), ("Chart.yaml", [3], false)];
        Assert.That(ChartArchive.Create("shop", files.Reverse()), Is.EqualTo(ChartArchive.Create("shop", files)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(511)]
    [TestCase(512)]
    [TestCase(513)]
    [TestCase(70_000)]
    public void A_file_of_any_length_comes_back(int length)
    {
        var content = Enumerable.Range(0, length).Select(static i => (byte)('a' + (i % 26))).ToArray();
        var entry = Read(ChartArchive.Create("shop", [("Chart.yaml", content, false)])).Single();
        Assert.That(entry.Text, Is.EqualTo(Encoding.ASCII.GetString(content)));
    }

    [Test]
    public void An_archive_of_no_files_is_empty() => Assert.That(Read(ChartArchive.Create("shop", [])), Is.Empty);

    [Test]
    public void A_long_path_is_cut_at_a_slash()
    {
        var path = string.Join('/', Enumerable.Repeat("folder-with-a-long-name", 6)) + "/größe.yaml";
        Assert.That(Read(ChartArchive.Create("shop", [(path, [], false)])).Single().Name, Is.EqualTo($"shop/{path}"));
    }

    [Test]
    public void A_name_that_no_header_can_hold_is_an_error() =>
        Assert.That(static () => ChartArchive.Create("shop", [(new string('x', 101), [], false)]), Throws.InstanceOf<IOException>().With.Message.Contains("too long"));

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(65_535)]
    [TestCase(65_536)]
    [TestCase(200_000)]
    public void Gzip_of_any_length_comes_back(int length)
    {
        var data = Enumerable.Range(0, length).Select(static i => (byte)(i * 31)).ToArray();
        using var gzip = new GZipStream(new MemoryStream(StoredGzip.Write(data)), CompressionMode.Decompress);
        using var back = new MemoryStream();
        gzip.CopyTo(back);
        Assert.That(back.ToArray(), Is.EqualTo(data));
    }

    static List<(string Name, string Text, string Mode, DateTimeOffset Time)> Read(byte[] archive)
    {
        using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var entries = new List<(string, string, string, DateTimeOffset)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
            entries.Add((entry.Name, reader.ReadToEnd(), Convert.ToString((int)entry.Mode, 8), entry.ModificationTime));
        }

        return entries;
    }
}
