namespace Deploy.Content.Tests.OpenTofu;

/// <summary>Files that are disks.</summary>
static class Disks
{
    const int Size = 16 << 20;

    /// <summary>The tools that look at disks, which are not on everybody's PATH.</summary>
    public static void Require()
    {
        foreach (var name in (string[])["blkid", "wipefs", "mkfs.ext4"])
        {
            if (!File.Exists($"/usr/sbin/{name}") && !File.Exists($"/sbin/{name}"))
                Assert.Ignore($"{name} is not installed.");
        }
    }

    /// <summary>A disk with nothing on it.</summary>
    public static void MakeEmpty(string path)
    {
        using var stream = File.Create(path);
        stream.SetLength(Size);
    }

    /// <summary>A disk with something on it: <c>ext4</c>, <c>swap</c> (its signature) or <c>partitions</c> (an empty table).</summary>
    public static void Make(string path, string content)
    {
        MakeEmpty(path);
        if (content == "ext4")
        {
            Tool.Require("env").Accept(null, "/usr/sbin/mkfs.ext4", "-q", "-L", "data", path);
            return;
        }

        using var stream = File.OpenWrite(path);
        var (offset, bytes) = content switch
        {
            "swap" => (4086, [.. "SWAPSPACE2"u8]),
            "partitions" => (510, new byte[] { 0x55, 0xAA }),
            _ => throw new ArgumentException(content, nameof(content)),
        };
        stream.Position = offset;
        stream.Write(bytes);
        // Version and size, without which swap is not taken for one.
        stream.Position = 1024;
        if (content == "swap")
            stream.Write([1, 0, 0, 0, 0xFF, 0x0F, 0, 0]);
    }

    /// <summary>What blkid says of it.</summary>
    public static string Describe(string path) => Tool.Require("env").Run(null, "/usr/sbin/blkid", "--probe", path).Output;
}
