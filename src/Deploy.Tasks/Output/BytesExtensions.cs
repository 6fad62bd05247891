namespace Deploy.Tasks.Output;

static class BytesExtensions
{
    /// <summary>Same length, same bytes.</summary>
    public static bool HasSameBytesAs(this byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
