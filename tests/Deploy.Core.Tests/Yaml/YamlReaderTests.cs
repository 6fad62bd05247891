using System.Globalization;
using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Yaml;

public sealed class YamlReaderTests
{
    [TestCase("a: plain", "plain")]
    [TestCase("a: plain text  # comment", "plain text")]
    [TestCase("a: \"quo\\\"ted\"   ", "\"quo\\\"ted\"")]
    [TestCase("a: 'it''s'", "'it''s'")]
    [TestCase("a: two\n  lines\nb: 1", "two\n  lines")]
    [TestCase("a: |\n  one\n  two\n\n\nb: 1", "|\n  one\n  two")]
    [TestCase("a: >-\n  one\n  two\n# comment\nb: 1", ">-\n  one\n  two")]
    [TestCase("a: [1, [2, 3] ]  # comment", "[1, [2, 3] ]")]
    [TestCase("a: { b: 1,\n  c: 2 }\nd: 1", "{ b: 1,\n  c: 2 }")]
    [TestCase("a:\n  b: 1\n  c: 'x'\n\nd: 1", "b: 1\n  c: 'x'")]
    [TestCase("a:\n  - 1\n  - 22\n\n# comment\nd: 1", "- 1\n  - 22")]
    [TestCase("a:\r\n  \"x\"\r\nb: 1", "\"x\"")]
    [TestCase("\u2028a: x", "x")]
    [TestCase("🚀: 🚀x", "🚀x")]
    [TestCase("a:", "")]
    [TestCase("a: []", "[]")]
    [TestCase("a: {}", "{}")]
    public void The_span_of_a_value_is_exactly_its_text(string yaml, string expected)
    {
        var text = new SourceText("x", yaml);
        var root = (YamlMapping)YamlReader.Read(text, new DiagnosticBag())!;
        Assert.That(text.ToString(root.Entries[0].Value.Span), Is.EqualTo(expected));
    }

    [TestCase("1.10", "1.10", false)]
    [TestCase("0x1f", "0x1f", false)]
    [TestCase("\"1\"", "1", true)]
    [TestCase("|\n  x", "x", true)]
    public void A_scalar_keeps_its_spelling_and_whether_it_was_quoted(string value, string expected, bool quoted) =>
        Assert.That(((YamlMapping)Read($"a: {value}").Node!).Entries[0].Value, Is.EqualTo(new YamlScalar(expected, quoted, new TextSpan(3, value.Length))));

    [TestCase("a:", true)]
    [TestCase("a: ~", true)]
    [TestCase("a: null", true)]
    [TestCase("a: NULL", true)]
    [TestCase("a: ''", false)]
    [TestCase("a: 'null'", false)]
    [TestCase("a: nil", false)]
    public void Nothing_is_told_from_an_empty_text(string yaml, bool isNull) =>
        Assert.That(((YamlScalar)((YamlMapping)Read(yaml).Node!).Entries[0].Value).IsNull, Is.EqualTo(isNull));

    [TestCase("")]
    [TestCase("# comment\n")]
    [TestCase("---\n")]
    [TestCase("---\n...\n")]
    [TestCase("\uFEFF")]
    [TestCase("~")]
    public void A_file_without_content_is_an_empty_map(string yaml) =>
        Assert.That(((YamlMapping)Read(yaml).Node!).Entries, Is.Empty);

    [Test]
    public void Depth_64_is_read() => Assert.That(Read(Nested(64)).Codes, Is.Empty);

    [Test]
    public void Depth_65_is_refused_where_it_begins()
    {
        var (node, bag) = Run(Nested(65));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(node, Is.Null);
            Assert.That(bag.ToSortedList().Single(), Has.Property("Code").EqualTo("DEPLOY0006").And.Property("Span").EqualTo(new TextSpan(65, 1)));
        }
    }

    [Test]
    public void A_file_of_1_MiB_is_read() => Assert.That(Read("#" + new string('x', YamlReader.MaxBytes - 1)).Codes, Is.Empty);

    [TestCase("x")]
    [TestCase("ä")]
    public void A_file_above_1_MiB_is_refused(string letter)
    {
        var characters = (YamlReader.MaxBytes / Encoding.UTF8.GetByteCount(letter)) + 1;
        Assert.That(Read("#" + string.Concat(Enumerable.Repeat(letter, characters))).Codes, Is.EqualTo(new[] { "DEPLOY0007" }));
    }

    [Test]
    public void Bytes_that_are_not_UTF8_are_found_at_their_place()
    {
        var text = TextCheck.Decode("x", [.. "name: M"u8, 0xFC, .. "nchen"u8]);
        var bag = new DiagnosticBag();
        YamlReader.Read(text, bag);
        Assert.That(bag.ToSortedList().Single(), Has.Property("Code").EqualTo("DEPLOY0008").And.Property("Span").EqualTo(new TextSpan(7, 1)));
    }

    [TestCase("a: \uD800x", "DEPLOY0008", 3)]
    [TestCase("a: \uDC00x", "DEPLOY0008", 3)]
    [TestCase("a: \u0000", "DEPLOY0009", 3)]
    [TestCase("a: x\u007F", "DEPLOY0009", 4)]
    [TestCase("a: x\uFFFE", "DEPLOY0009", 4)]
    [TestCase("a: x\u0086", "DEPLOY0009", 4)]
    public void Characters_that_YAML_forbids_are_refused_at_their_place(string yaml, string code, int offset) =>
        Assert.That(Run(yaml).Bag.ToSortedList().Single(), Has.Property("Code").EqualTo(code).And.Property("Span").EqualTo(new TextSpan(offset, 1)));

    [TestCase("a: 🚀")]
    [TestCase("a: x\u00A0y")]
    [TestCase("a: \u0085")]
    [TestCase("a:\tx")]
    public void Characters_that_YAML_allows_are_read(string yaml) => Assert.That(Read(yaml).Codes, Is.Empty);

    [Test]
    public void An_alias_bomb_is_refused_before_it_explodes()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        Assert.That(Read(yaml.ToString()).Codes, Is.EqualTo(new[] { "DEPLOY0005" }));
    }

    [Test]
    public void An_alias_of_itself_has_no_anchor_yet() => Assert.That(Read("a: &a [*a]").Codes, Is.EqualTo(new[] { "DEPLOY0011" }));

    [Test]
    public void An_anchor_may_be_set_anew() => Assert.That(Value("a: &x 1\nb: &x 2\nc: *x", "c"), Is.EqualTo("2"));

    [Test]
    public void A_written_key_wins_over_a_merged_one_wherever_it_stands() =>
        Assert.That(Value("base: &base { k: merged }\nm:\n  k: written\n  <<: *base", "m", "k"), Is.EqualTo("written"));

    [Test]
    public void Of_several_merged_maps_the_first_wins() =>
        Assert.That(Value("a: &a { k: first }\nb: &b { k: second, l: other }\nm:\n  <<: [*a, *b]", "m", "k"), Is.EqualTo("first"));

    [Test]
    public void All_merged_maps_give_their_keys() =>
        Assert.That(Value("a: &a { k: first }\nb: &b { l: other }\nm:\n  <<: [*a, *b]", "m", "l"), Is.EqualTo("other"));

    [TestCase("m:\n  <<: [[{ k: 1 }]]")]
    [TestCase("m:\n  <<: 1")]
    [TestCase("m:\n  <<:")]
    public void Only_maps_are_merged(string yaml) => Assert.That(Read(yaml).Codes, Is.EqualTo(new[] { "DEPLOY0013" }));

    [Test]
    public void A_quoted_merge_key_is_a_key_like_others() => Assert.That(Value("\"<<\": x", "<<"), Is.EqualTo("x"));

    [TestCase("? [a]\n: 1", "DEPLOY0010")]
    [TestCase("{ { a: 1 }: 2 }", "DEPLOY0010")]
    [TestCase("a: 1\n'a': 2", "DEPLOY0002")]
    [TestCase("a: !!str 1", "DEPLOY0012")]
    [TestCase("a: 1\n...\nb: 2", "DEPLOY0004")]
    [TestCase("a: 1\n---\n", "DEPLOY0004")]
    [TestCase("a:\n\tb: 1", "DEPLOY0003")]
    [TestCase("a:\n  b: 1\n\tc: 2", "DEPLOY0003")]
    [TestCase("a: [1, 2\nb: 3\n", "DEPLOY0001")]
    [TestCase("a: }", "DEPLOY0001")]
    [TestCase("a: *", "DEPLOY0001")]
    [TestCase("a: @x", "DEPLOY0001")]
    [TestCase("a: \"\\q\"", "DEPLOY0001")]
    [TestCase("- a\nb: 1", "DEPLOY0001")]
    [TestCase("a: - b", "DEPLOY0001")]
    [TestCase("%YAML 9.9\n---\na: 1", "DEPLOY0001")]
    public void A_mistake_has_one_code(string yaml, string code) => Assert.That(Read(yaml).Codes, Is.EqualTo(new[] { code }));

    [TestCase("a: 'x\nb: 1\n", "'")]
    [TestCase("a: \"x\nb: 1\n", "\"")]
    [TestCase("a: { b: 1,\n  c: [1, 2\n", "[")]
    [TestCase("a: { b: 1\nc: 2\n", "{")]
    [TestCase("a: [b,\nc: d: e\n", "[")]
    public void What_is_opened_and_not_closed_is_shown_where_it_is_opened(string yaml, string expected)
    {
        var text = new SourceText("x", yaml);
        var bag = new DiagnosticBag();
        YamlReader.Read(text, bag);
        var diagnostic = bag.ToSortedList().Single();
        Assert.That(text.ToString(diagnostic.Span), Is.EqualTo(expected), diagnostic.Message);
    }

    static string Nested(int depth) => new string('[', depth) + "x" + new string(']', depth);

    static string Value(string yaml, params string[] path)
    {
        var (node, codes) = Read(yaml);
        Assert.That(codes, Is.Empty);
        foreach (var key in path)
            node = ((YamlMapping)node!).Find(key)!.Value;
        return ((YamlScalar)node!).Value;
    }

    static (YamlNode? Node, IEnumerable<string> Codes) Read(string yaml)
    {
        var (node, bag) = Run(yaml);
        return (node, bag.ToSortedList().Select(static diagnostic => diagnostic.Code));
    }

    static (YamlNode? Node, DiagnosticBag Bag) Run(string yaml)
    {
        var bag = new DiagnosticBag();
        return (YamlReader.Read(new SourceText("x", yaml), bag), bag);
    }
}
