namespace Deploy.Tasks.Chart;

/// <summary>Gzip (RFC 1952) of blocks that are stored, not compressed (RFC 1951, 3.2.4).</summary>
static class StoredGzip
{
    const int MaxBlock = 65535;

    static readonly uint[] Table = MakeTable();

    public static byte[] Write(byte[] data)
    {
        using var stream = new MemoryStream(data.Length + 64);
        using var writer = new BinaryWriter(stream);
        // Magic, deflate, no flags, no time, no extra flags, operating system unknown.
        writer.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
        var offset = 0;
        do
        {
            var length = Math.Min(MaxBlock, data.Length - offset);
            writer.Write((byte)(offset + length == data.Length ? 1 : 0));
            writer.Write((ushort)length);
            writer.Write((ushort)~length);
            writer.Write(data, offset, length);
            offset += length;
        }
        while (offset < data.Length);

        writer.Write(Crc32(data));
        writer.Write(data.Length);
        writer.Flush();
        return stream.ToArray();
    }

    static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = Table[(crc ^ value) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
