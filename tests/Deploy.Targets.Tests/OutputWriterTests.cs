using Deploy.Core.Artifacts;
using Deploy.Tasks.Output;

namespace Deploy.Targets.Tests;

/// <summary>All of the output is exchanged, or nothing.</summary>
public sealed class OutputWriterTests
{
    string root = "";

    [SetUp]
    public void CreateFolder() => root = Directory.CreateTempSubdirectory("deploy-writer-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void Files_are_written_replaced_and_removed()
    {
        Write(("a.txt", "1"), ("b/c.txt", "1"), ("d/e.txt", "1"));
        var writer = Write(("a.txt", "1"), ("b/c.txt", "2"), ("f.txt", "1"));
        Assert.That(writer.Written, Is.EqualTo(new[] { "b/c.txt", "f.txt", "manifest.txt" }));
        Assert.That(writer.Removed, Is.EqualTo(new[] { "d/e.txt" }));
        Assert.That(State(), Is.EqualTo(new[] { "a.txt=1", "b", "b/c.txt=2", "f.txt=1", "manifest.txt" }));
    }

    /// <summary>The folder stands where the last of the files must go: when that is met, others have been exchanged.</summary>
    [Test]
    public void A_failure_in_the_middle_puts_everything_back()
    {
        Write(("a.txt", "1"), ("b/c.txt", "1"), ("old/gone.txt", "1"), ("z.txt", "1"));
        File.Delete(Path.Combine(root, "out", "z.txt"));
        Directory.CreateDirectory(Path.Combine(root, "out", "z.txt", "mine"));
        var before = State();

        var diagnostics = Exchange(("a.txt", "2"), ("b/c.txt", "2"), ("new/deep/file.txt", "1"), ("z.txt", "2"));
        Assert.That(diagnostics.Single().Code, Is.EqualTo("DEPLOY0903"));
        Assert.That(diagnostics.Single().Message, Does.Contain("'z.txt'"));
        Assert.That(State(), Is.EqualTo(before));
    }

    [Test]
    public void Without_a_failure_nothing_of_the_exchange_stays()
    {
        Write(("a.txt", "1"));
        Assert.That(Directory.Exists(Path.Combine(root, "out", OutputFolder.StagingName)), Is.False);
    }

    [Test]
    public void Bytes_that_are_right_are_not_written_again()
    {
        Write(("a.txt", "1"));
        var writer = Write(("a.txt", "1"));
        Assert.That(writer.Written, Is.Empty);
    }

    [Test]
    public void A_file_that_the_record_of_the_last_build_lists_is_ours_without_a_manifest()
    {
        Write(("a.txt", "1"), ("b.txt", "1"));
        File.Delete(Path.Combine(root, "out", Manifest.FileName));
        Assert.That(Exchange(["a.txt", "b.txt"], ("a.txt", "2")), Is.Empty);
        Assert.That(State(), Is.EqualTo(new[] { "a.txt=2", "manifest.txt" }));
    }

    [Test]
    public void A_file_that_nobody_knows_is_in_the_way()
    {
        Directory.CreateDirectory(Path.Combine(root, "out"));
        File.WriteAllText(Path.Combine(root, "out", "a.txt"), "mine");
        Assert.That(Exchange(("a.txt", "1")).Single().Code, Is.EqualTo("DEPLOY0908"));
        Assert.That(State(), Is.EqualTo(new[] { "a.txt=mine" }));
    }

    [Test]
    public void A_file_that_bears_our_mark_is_taken_for_ours()
    {
        Directory.CreateDirectory(Path.Combine(root, "out"));
        File.WriteAllText(Path.Combine(root, "out", "a.txt"), "# Written by Deploy.Sdk\n");
        Assert.That(Exchange(("a.txt", "1")), Is.Empty);
    }

    [Test]
    public void A_program_is_executable_and_other_files_are_not()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no such bits.");
        else
        {
            var set = Set(("run.sh", "1"), ("data.txt", "1"));
            set.Replace(set["run.sh"]! with { IsExecutable = true });
            new OutputWriter(Folder, []).Write(set);
            Assert.That(File.GetUnixFileMode(Path.Combine(root, "out", "run.sh")).HasFlag(UnixFileMode.UserExecute), Is.True);
            Assert.That(File.GetUnixFileMode(Path.Combine(root, "out", "data.txt")).HasFlag(UnixFileMode.UserExecute), Is.False);
        }
    }

    [Test]
    public void Only_paths_below_the_folder_are_its_files() => Assert.That(
        Folder.Below([Path.Combine(root, "out", "a", "b.txt"), Path.Combine(root, "outer.txt"), Path.Combine(root, "out", "..", "victim.txt"), "/etc/passwd", ""]),
        Is.EqualTo(new[] { "a/b.txt" }));

    // With a separator at the end, as the targets hand it over.
    OutputFolder Folder => new(Path.Combine(root, "out") + Path.DirectorySeparatorChar);

    OutputWriter Write(params (string Path, string Text)[] files)
    {
        var writer = new OutputWriter(Folder, []);
        Assert.That(writer.Write(Set(files)), Is.Empty);
        return writer;
    }

    IReadOnlyList<Core.Diagnostics.Diagnostic> Exchange(params (string Path, string Text)[] files) => Exchange([], files);

    IReadOnlyList<Core.Diagnostics.Diagnostic> Exchange(string[] lastWritten, params (string Path, string Text)[] files) =>
        new OutputWriter(Folder, lastWritten).Write(Set(files));

    static ArtifactSet Set(params (string Path, string Text)[] files)
    {
        var set = new ArtifactSet();
        foreach (var (path, text) in files)
            set.Add(Artifact.OfText(path, text, []));
        set.Add(Artifact.OfText(Manifest.FileName, Manifest.Write(set, new("deployment.yaml", ""), "deployment.yaml"), []));
        return set;
    }

    // Folders too: one that was made for a file that did not come must be gone.
    List<string> State()
    {
        var output = Path.Combine(root, "out");
        return Directory.EnumerateFileSystemEntries(output, "*", SearchOption.AllDirectories).Select(path => (Path: path, Name: Path.GetRelativePath(output, path).Replace('\\', '/')))
            .Select(static entry => File.Exists(entry.Path) && entry.Name != Manifest.FileName ? $"{entry.Name}={File.ReadAllText(entry.Path)}" : entry.Name).Order(StringComparer.Ordinal).ToList();
    }
}
