using System.Text.Json;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Emit;

public sealed class YamlWriterTests
{
    static readonly string[] Traps =
    [
        "yes", "no", "Yes", "NO", "on", "Off", "y", "N", "true", "False", "null", "Null", "~", "", " ", "1", "-1", "1.10", "1e3", "1E-3", ".5", "5.", "0x1f", "0o17", "017", "0b1",
        "12:30:45", "12:30", "1_000", "+1", "2024-01-01", "2024-01-01T00:00:00Z", ".inf", "-.INF", ".nan", "NaN", "inf", "=", "<<", "-", "?", ":", "- a", "a: b", "a:", "a #b", "#a", "'a'", "\"a\"",
        "[a]", "{a}", "a, b", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "---", "...", "--- a", " a", "a ", "a\n", "\na", "a\nb", "a\n\nb\n\n", "a\n  b", "  a\nb", "a \nb", "a\tb", "\t", "a\r\nb",
        "\\", "\\n", "C:\\temp", "$HOME", "${A:-b}", "50%", "10m", "512Mi", "250m", "1h30m", "3.13", "16", "0.0.0.0/0", "a@b.c", "https://x.y/z?a=b&c=d#e", "Grüße", "世界", "🚀", "\0", "\a", "\u0085", "\u2028",
        "\uFEFF", "\u00A0", "\u007F", "\uE000", "\u200B", "dotnet", "/health", "ghcr.io/acme/shop", "key", "a-b", "a_b", "a.b", "0 3 * * *", "*/5 * * * *", "e1", "1e", "0.1.2", "1:2", "::1", "fe80::1", "0b", "0x",
    ];

    [Test]
    public void Anything_written_is_read_again_as_the_same() =>
        Properties.Hold(Data.Map, 3000, static map => Assert.That(Data.Same(map, Read(YamlWriter.Write(map, "a header\nof two lines"))), YamlWriter.Write(map)), size: 40);

    [TestCaseSource(nameof(Traps))]
    public void A_text_stays_a_text(string text)
    {
        var node = ((YamlMapping)Read(YamlWriter.Write(new DataMap { { "key", text } }))).Entries[0].Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((YamlScalar)node).Value, Is.EqualTo(text));
            Assert.That(((YamlScalar)node).IsNull, Is.False);
        }
    }

    [TestCaseSource(nameof(Traps))]
    public void A_text_stays_a_key(string text) =>
        Assert.That(((YamlMapping)Read(YamlWriter.Write(new DataMap { { text, 1 } }))).Entries[0].Key.Value, Is.EqualTo(text));

    [TestCase("yes")]
    [TestCase("no")]
    [TestCase("On")]
    [TestCase("y")]
    [TestCase("1e3")]
    [TestCase("0x1f")]
    [TestCase("12:30:45")]
    [TestCase("1_000")]
    [TestCase("null")]
    [TestCase("~")]
    [TestCase("")]
    [TestCase("1.10")]
    [TestCase("2024-01-01")]
    [TestCase("=")]
    [TestCase("<<")]
    public void A_text_that_YAML_1_1_takes_for_something_else_is_quoted(string text) =>
        Assert.That(YamlWriter.Write(new DataMap { { "key", text } }), Is.EqualTo($"key: \"{text}\"\n"));

    [TestCase("dotnet", "key: dotnet\n")]
    [TestCase("/health/ready", "key: /health/ready\n")]
    [TestCase("one\ntwo\n", "key: |\n  one\n  two\n")]
    public void A_text_that_needs_no_quotes_has_none(string text, string expected) => Assert.That(YamlWriter.Write(new DataMap { { "key", text } }), Is.EqualTo(expected));

    [Test]
    public void Numbers_truth_values_and_nothing_are_plain() =>
        Assert.That(YamlWriter.Write(new DataMap { { "a", 1 }, { "b", true }, { "c", false }, { "d", DataScalar.Null }, { "e", new DataScalar(0.25) } }),
            Is.EqualTo("a: 1\nb: true\nc: false\nd: null\ne: 0.25\n"));

    [Test]
    public void Comments_stand_above_their_entry_with_a_blank_line_before() =>
        Assert.That(YamlWriter.Write(new DataMap { { "a", 1, "One." }, { "b", new DataMap { { "c", 2, "Two.\n\nThree." } } } }, "Header."),
            Is.EqualTo("# Header.\n\n# One.\na: 1\n\nb:\n  # Two.\n  #\n  # Three.\n  c: 2\n").Or.EqualTo("# Header.\n\n# One.\na: 1\n\nb:\n  # Two.\n  # \n  # Three.\n  c: 2\n"));

    [Test]
    [SetCulture("tr-TR")]
    public void Numbers_know_no_culture() => Assert.That(YamlWriter.Write(new DataMap { { "a", new DataScalar(1.5) } }), Is.EqualTo("a: 1.5\n"));

    [Test]
    public void Another_reader_reads_the_same()
    {
        if (!Programs.Runs("python3", "-c", "import yaml"))
            Assert.Ignore("python3 with PyYAML (python3-yaml) is not installed.");
        var texts = Traps.Concat(FsCheck.Gen.Sample(30, 300, Properties.Text)).ToList();
        var list = new DataMap { { "texts", new DataList(texts) } };
        foreach (var (text, i) in texts.Select(static (text, i) => (text, i)))
            list.Add($"key{i}", new DataMap { { text, text } });
        var folder = Directory.CreateTempSubdirectory("deploy-core-tests");
        try
        {
            var yaml = Path.Combine(folder.FullName, "texts.yaml");
            var json = Path.Combine(folder.FullName, "texts.json");
            File.WriteAllText(yaml, YamlWriter.Write(list));
            File.WriteAllText(json, JsonSerializer.Serialize(texts));
            const string compare = """
                import json, sys, yaml
                read = yaml.safe_load(open(sys.argv[1], encoding="utf-8", newline=""))
                wanted = json.load(open(sys.argv[2], encoding="utf-8"))
                wrong = [(w, r) for w, r in zip(wanted, read["texts"]) if w != r]
                wrong += [(w, read[f"key{i}"]) for i, w in enumerate(wanted) if read[f"key{i}"] != {w: w}]
                sys.exit(f"{len(wrong)} differ: {wrong[:5]!r}" if wrong or len(wanted) != len(read["texts"]) else 0)
                """;
            var (exitCode, output) = Programs.Run("python3", "-c", compare, yaml, json);
            Assert.That(exitCode, Is.Zero, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static YamlNode Read(string yaml)
    {
        var bag = new DiagnosticBag();
        var node = YamlReader.Read(new SourceText("written.yaml", yaml), bag);
        Assert.That(bag.ToSortedList().Select(static diagnostic => diagnostic.Message), Is.Empty, yaml);
        return node!;
    }
}
