using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Artifacts;

public sealed class ManifestTests
{
    static readonly SourceText Spec = new("deployment.yaml", "a: 1\nb: 2\nc: 3\n");

    [Test]
    public void What_is_written_is_read_again()
    {
        var files = new ArtifactSet { Artifact.OfText("b/two words.txt", "two", []), Artifact.OfText("a.txt", "one", []) };
        Assert.That(Manifest.Read(Manifest.Write(files, Spec, "deployment.yaml")), Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["a.txt"] = Manifest.Hash("one"u8.ToArray()), ["b/two words.txt"] = Manifest.Hash("two"u8.ToArray()),
        }));
    }

    [Test]
    public void A_line_says_hash_path_origin_and_the_lines_that_caused_it()
    {
        var files = new ArtifactSet { Artifact.OfText("run.sh", "x", [new TextSpan(10, 1), new TextSpan(0, 1), new TextSpan(1, 1)]) with { IsExecutable = true } };
        Assert.That(Manifest.Write(files, Spec, "deployment.yaml").Split('\n')[1],
            Is.EqualTo("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\trun.sh\tgenerated,executable\tdeployment.yaml:1,3"));
    }

    [TestCase("../x")]
    [TestCase("/etc/passwd")]
    [TestCase("a/../../x")]
    [TestCase("C:/x")]
    [TestCase("a\\b")]
    [TestCase("a//b")]
    [TestCase("./a")]
    [TestCase("a/")]
    [TestCase("")]
    [TestCase("a\0b")]
    public void A_path_that_leads_out_of_the_folder_is_never_ours(string path)
    {
        var manifest = $"# x\n{new string('0', 64)}\t{path}\tgenerated\tdefault\n{new string('0', 64)}\tgood\tgenerated\tdefault\n";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Manifest.IsRelative(path), Is.False);
            Assert.That(Manifest.Read(manifest).Keys, Is.EqualTo(new[] { "good" }));
        }
    }

    [TestCase("a")]
    [TestCase("a/b.c")]
    [TestCase("..a/b..")]
    [TestCase(".dockerignore")]
    public void A_path_within_the_folder_may_be_ours(string path) => Assert.That(Manifest.IsRelative(path), Is.True);

    [TestCase("")]
    [TestCase("garbage")]
    [TestCase("abc\tpath")]
    [TestCase("\t\t\t")]
    [TestCase("\0\uFFFD\n\r\n")]
    public void Lines_that_are_none_are_passed_over(string manifest) => Assert.That(Manifest.Read(manifest), Is.Empty);

    [Test]
    public void A_manifest_with_Windows_line_breaks_is_read() =>
        Assert.That(Manifest.Read($"# x\r\n{new string('0', 64)}\ta.txt\tgenerated\tdefault\r\n").Keys, Is.EqualTo(new[] { "a.txt" }));

    [Test]
    public void The_hash_is_SHA256() =>
        Assert.That(Manifest.Hash(Encoding.UTF8.GetBytes("abc")), Is.EqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));

    [Test]
    public void A_set_holds_a_path_once()
    {
        var files = new ArtifactSet { Artifact.OfText("a", "1", []) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => files.Add(Artifact.OfText("a", "2", [])), Throws.ArgumentException);
            Assert.That(files.Count, Is.EqualTo(1));
        }
    }

    [Test]
    public void A_content_file_that_the_package_lacks_is_named() =>
        Assert.That(static () => new ContentFiles([], static _ => []).Text("docker/Caddyfile"), Throws.InvalidOperationException.With.Message.Contains("docker/Caddyfile"));
}
