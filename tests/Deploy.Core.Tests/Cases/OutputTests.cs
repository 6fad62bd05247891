using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Artifacts;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cases;

/// <summary>What holds for every generated file, whatever the spec.</summary>
public sealed class OutputTests
{
    const string Mark = "Written by Deploy.Sdk";

    /// <summary>Ends of the paths of files that cannot say in their first two lines who wrote them, and why.</summary>
    static readonly Dictionary<string, string> WithoutMark = new(StringComparer.Ordinal)
    {
        ["values.schema.json"] = "JSON has no comments; its title says it.",
        ["flags.json"] = "JSON has no comments; its $schema says whose format it is.",
        ["templates/NOTES.txt"] = "Its text is shown to the user by helm install.",
    };

    static IEnumerable<TestCaseData> Good => GoldenCase.Good.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Good))]
    public void The_same_input_gives_the_same_bytes(string name)
    {
        var item = Find(name);
        AssertSame(item.Compilation.Files!, Compilation.Of(item.Spec, item.Facts, item.Overlay).Files!);
    }

    [TestCaseSource(nameof(Good))]
    [SetCulture("tr-TR")]
    public void Another_culture_gives_the_same_bytes(string name)
    {
        var item = Find(name);
        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("tr-TR"));
        AssertSame(item.Compilation.Files!, Compilation.Of(item.Spec, item.Facts, item.Overlay).Files!);
    }

    [TestCaseSource(nameof(Good))]
    public void The_order_in_which_files_are_found_changes_no_byte(string name)
    {
        var item = Find(name);
        var content = new ContentFiles(Repository.ContentBytes.Keys.Reverse(), static path => Repository.ContentBytes[path]);
        AssertSame(item.Compilation.Files!, Compilation.Of(item.Spec, item.Facts, item.Overlay.Reverse().ToList(), content).Files!);
    }

    [TestCaseSource(nameof(Good))]
    public void Text_files_are_UTF8_without_mark_and_with_line_feeds(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Generated(name))
            {
                Assert.That(file.Content, Is.Not.Empty, file.Path);
                Assert.That(file.Content, Does.Not.Contain((byte)'\r'), file.Path);
                Assert.That(file.Content[0], Is.Not.EqualTo(0xEF), file.Path);
                Assert.That(file.Content[^1], Is.EqualTo((byte)'\n'), file.Path);
                Assert.That(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.Content), Throws.Nothing, file.Path);
            }
        }
    }

    [TestCaseSource(nameof(Good))]
    public void Nothing_tells_of_the_machine_that_built_it(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (path, text) in Generated(name).Select(static file => (file.Path, Encoding.UTF8.GetString(file.Content))))
            {
                Assert.That(text, Does.Not.Contain(Repository.Root.TrimEnd('/')), path);
                // As a word: a machine may be called vm, and settings begin with vm_. The name of Azure's command is that very word.
                if (Environment.MachineName.Length > 2)
                    Assert.That(text, Does.Not.Match($@"\b{Regex.Escape(Environment.MachineName)}\b"), path);
            }
        }
    }

    [TestCaseSource(nameof(Good))]
    public void The_first_two_lines_say_who_wrote_the_file(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Generated(name).Where(static file => !WithoutMark.Keys.Any(end => file.Path.EndsWith(end, StringComparison.Ordinal))))
                Assert.That(string.Join('\n', Encoding.UTF8.GetString(file.Content).Split('\n').Take(2)), Does.Contain(Mark), file.Path);
        }
    }

    [TestCaseSource(nameof(Good))]
    public void No_token_of_the_content_is_left(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Generated(name))
                Assert.That(Encoding.UTF8.GetString(file.Content), Does.Not.Match("__(chart|namespace|port|app|health|packages)__"), file.Path);
        }
    }

    [TestCaseSource(nameof(Good))]
    public void Causes_lie_in_the_file(string name)
    {
        var item = Find(name);
        var length = item.Compilation.Text.Content.Length;
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in item.Compilation.Files!)
                Assert.That(file.Causes, Is.All.Matches<Core.Text.TextSpan>(cause => cause.Start >= 0 && cause.Length > 0 && cause.End <= length), file.Path);
        }
    }

    [TestCaseSource(nameof(Good))]
    public void Scripts_are_executable_and_nothing_else_is(string name)
    {
        foreach (var file in Generated(name))
            Assert.That(file.IsExecutable, Is.EqualTo(Encoding.UTF8.GetString(file.Content).StartsWith("#!", StringComparison.Ordinal)), file.Path);
    }

    [TestCaseSource(nameof(Good))]
    public void The_manifest_lists_every_other_file_with_its_hash(string name)
    {
        var files = Find(name).Compilation.Files!;
        var others = files.Where(static file => file.Path != Manifest.FileName);
        Assert.That(Manifest.Read(Encoding.UTF8.GetString(files[Manifest.FileName]!.Content)),
            Is.EquivalentTo(others.Select(static file => KeyValuePair.Create(file.Path, Manifest.Hash(file.Content)))));
    }

    [Test]
    public void Order_of_settings_workers_and_secrets_in_the_file_changes_no_byte()
    {
        const string one = """
            deployment:
              pattern: kubernetes
              env: { B: "2", A: "1" }
              secrets: [Y, X]
              workers: [{ name: b, command: y }, { name: a, command: x }]
            """;
        const string other = """
            deployment:
              pattern: kubernetes
              env: { A: "1", B: "2" }
              secrets: [X, Y]
              workers: [{ name: a, command: x }, { name: b, command: y }]
            """;
        AssertSame(Compilation.Of(one).Files!, Compilation.Of(other).Files!);
    }

    static IEnumerable<Artifact> Generated(string name) =>
        Find(name).Compilation.Files!.Where(static file => file.Origin is ArtifactOrigin.Generated or ArtifactOrigin.Patched);

    static void AssertSame(ArtifactSet expected, ArtifactSet actual)
    {
        Assert.That(actual.Select(static file => file.Path), Is.EqualTo(expected.Select(static file => file.Path)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in expected)
                Assert.That(Encoding.UTF8.GetString(actual[file.Path]!.Content), Is.EqualTo(Encoding.UTF8.GetString(file.Content)), file.Path);
        }
    }

    static GoldenCase Find(string name) => GoldenCase.All.Single(item => item.Name == name);
}
