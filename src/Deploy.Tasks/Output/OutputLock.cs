using System.Diagnostics;

namespace Deploy.Tasks.Output;

/// <summary>Keeps two builds of one project from writing at the same time.</summary>
static class OutputLock
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until no other build holds the lock.</summary>
    /// <param name="path">A file that exists for this purpose only.</param>
    /// <returns>Ends the lock when disposed.</returns>
    /// <exception cref="IOException">The folder cannot be written, or the lock was not free within two minutes.</exception>
    public static IDisposable Take(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && watch.Elapsed < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}
