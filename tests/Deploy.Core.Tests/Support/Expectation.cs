namespace Deploy.Core.Tests.Support;

/// <summary>A file in the repository that a test compares with, or rewrites when it is told to.</summary>
static class Expectation
{
    const string HowTo = "If this is intended, run build/update-cases.sh and read the diff.";

    public static void Matches(string path, string actual)
    {
        if (Repository.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || File.ReadAllText(path) != actual)
                File.WriteAllText(path, actual);
            return;
        }

        Assert.That(path, Does.Exist, HowTo);
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)), $"{Path.GetRelativePath(Repository.Root, path)} differs. {HowTo}");
    }

    /// <summary>The folder holds exactly these files.</summary>
    public static void MatchesTree(string folder, IReadOnlyDictionary<string, byte[]> actual)
    {
        if (Repository.Updates)
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            foreach (var (path, bytes) in actual)
            {
                var target = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.WriteAllBytes(target, bytes);
            }

            return;
        }

        var expected = Repository.ReadTree(folder);
        Assert.That(actual.Keys, Is.EqualTo(expected.Keys), $"Other files than in {Path.GetRelativePath(Repository.Root, folder)}. {HowTo}");
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, bytes) in actual)
                Assert.That(System.Text.Encoding.UTF8.GetString(bytes), Is.EqualTo(System.Text.Encoding.UTF8.GetString(expected[path])), $"{path} differs. {HowTo}");
        }
    }
}
