using System.Text;

namespace Deploy.Tasks.Output;

/// <summary>Writes a file whole or not at all: who reads it meanwhile sees the old one or the new one.</summary>
static class AtomicFile
{
    /// <summary>Writes text as UTF-8 without byte order mark; a file with the same content is left alone.</summary>
    /// <returns>Whether something was written.</returns>
    public static bool Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var written = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.WriteAllText(written, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (File.Exists(path))
                File.Replace(written, path, null);
            else
                File.Move(written, path);
        }
        finally
        {
            File.Delete(written);
        }

        return true;
    }
}
