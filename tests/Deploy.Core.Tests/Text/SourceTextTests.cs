using Deploy.Core.Text;

namespace Deploy.Core.Tests.Text;

public sealed class SourceTextTests
{
    [TestCase("a\nb", 2, 1, 0)]
    [TestCase("a\r\nb", 3, 1, 0)]
    [TestCase("a\r\nb", 2, 0, 2)]
    [TestCase("a\rb", 2, 1, 0)]
    [TestCase("a\u2028b", 2, 1, 0)]
    [TestCase("a\u2029b", 2, 1, 0)]
    [TestCase("a\u0085b", 2, 1, 0)]
    [TestCase("a\n\n\nb", 4, 3, 0)]
    [TestCase("🚀x", 2, 0, 2)]
    [TestCase("", 0, 0, 0)]
    [TestCase("ab", 99, 0, 2)]
    [TestCase("ab", -1, 0, 0)]
    [TestCase("a\n", 2, 1, 0)]
    public void An_offset_has_a_line_and_a_column_in_UTF16_units(string content, int offset, int line, int character) =>
        Assert.That(new SourceText("x", content).GetPosition(offset), Is.EqualTo(new LinePosition(line, character)));

    [TestCase("ab\ncd", 1, 1, 4)]
    [TestCase("ab\ncd", 0, 99, 3)]
    [TestCase("ab\ncd", 0, -5, 0)]
    [TestCase("ab\ncd", -1, 3, 0)]
    [TestCase("ab\ncd", 7, 0, 5)]
    [TestCase("ab\ncd", 1, 99, 5)]
    public void A_position_has_an_offset_and_one_outside_is_moved_to_the_nearer_end(string content, int line, int character, int offset) =>
        Assert.That(new SourceText("x", content).GetOffset(new LinePosition(line, character)), Is.EqualTo(offset));

    [TestCase("one\r\ntwo\rthree\nfour\u2028five 🚀\n")]
    [TestCase("\n\r\r\n\n")]
    public void Every_offset_is_found_again_by_its_position(string content)
    {
        var text = new SourceText("x", content);
        for (var offset = 0; offset <= content.Length; offset++)
            Assert.That(text.GetOffset(text.GetPosition(offset)), Is.EqualTo(offset));
    }

    [Test]
    public void A_byte_order_mark_is_no_part_of_the_text() => Assert.That(new SourceText("x", "\uFEFFname: shop").Content, Is.EqualTo("name: shop"));

    [TestCase("a\nb\nc", 3)]
    [TestCase("", 1)]
    [TestCase("a\n", 2)]
    public void Lines_are_counted(string content, int lines) => Assert.That(new SourceText("x", content).LineCount, Is.EqualTo(lines));

    [TestCase(1, 2, "bc")]
    [TestCase(2, 99, "cd")]
    [TestCase(-1, 2, "ab")]
    [TestCase(99, 1, "")]
    [TestCase(1, -1, "")]
    public void The_text_of_a_span_is_as_much_of_it_as_there_is(int start, int length, string expected) =>
        Assert.That(new SourceText("x", "abcd").ToString(new TextSpan(start, length)), Is.EqualTo(expected));

    [Test]
    public void A_span_never_ends_before_it_begins() => Assert.That(TextSpan.FromBounds(5, 3), Is.EqualTo(new TextSpan(5, 0)));
}
