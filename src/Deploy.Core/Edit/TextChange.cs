using Deploy.Core.Text;

namespace Deploy.Core.Edit;

/// <summary>A stretch of a text and what stands there afterwards.</summary>
/// <param name="Span">What goes; of length 0 where something is only added.</param>
/// <param name="NewText">What comes; empty where something is only removed.</param>
public readonly record struct TextChange(TextSpan Span, string NewText)
{
    /// <summary>The smallest single change that makes <paramref name="after"/> out of <paramref name="before"/>.</summary>
    public static TextChange Between(string before, string after)
    {
        var shorter = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shorter && before[start] == after[start])
            start++;
        if (start > 0 && IsFirstOfTwo(before[start - 1]))
            start--;
        var end = 0;
        while (end < shorter - start && before[before.Length - 1 - end] == after[after.Length - 1 - end])
            end++;
        if (end > 0 && IsSecondOfTwo(before[before.Length - end]))
            end--;
        return new TextChange(TextSpan.FromBounds(start, before.Length - end), after.Substring(start, after.Length - end - start));
    }

    // An editor counts lines and characters: neither "\r\n" nor a pair of surrogates is torn apart.
    static bool IsFirstOfTwo(char c) => c == '\r' || char.IsHighSurrogate(c);

    static bool IsSecondOfTwo(char c) => c == '\n' || char.IsLowSurrogate(c);
}
