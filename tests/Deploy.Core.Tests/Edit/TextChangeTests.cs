using Deploy.Core.Edit;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Edit;

public sealed class TextChangeTests
{
    [TestCase("abc", "abXc", 2, 0, "X")]
    [TestCase("abc", "ac", 1, 1, "")]
    [TestCase("aa", "aaa", 2, 0, "a")]
    [TestCase("", "x", 0, 0, "x")]
    [TestCase("a\r\nb", "a\r\nc\r\nb", 3, 0, "c\r\n")]
    [TestCase("x\U0001F600", "x\U0001F601", 1, 2, "\U0001F601")]
    public void It_is_the_smallest_one_that_tears_no_character_apart(string before, string after, int start, int length, string added)
    {
        var change = TextChange.Between(before, after);
        Assert.That(change, Is.EqualTo(new TextChange(new TextSpan(start, length), added)));
    }
}
