using System.Text.RegularExpressions;

namespace Deploy.Core.Edit;

/// <summary>Spelling of a value in YAML.</summary>
static class Scalars
{
    static readonly Regex NeedsNoQuotes = new(@"^[A-Za-z0-9_/][A-Za-z0-9_/.%-]*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>A text as it can stand anywhere, also in brackets: plain, or in single quotes.</summary>
    public static string Spell(string value) => NeedsNoQuotes.IsMatch(value) ? value : $"'{value.Replace("'", "''")}'";

    /// <summary><paramref name="value"/> in the way <paramref name="old"/> is written: plain or in its quotes.</summary>
    /// <returns>Null where what is there is no simple scalar: a block, an alias, one with anchor or tag.</returns>
    public static string? SpellLike(string old, string value)
    {
        if (old.Length == 0 || old[0] is '&' or '!' or '*' or '|' or '>' or '[' or '{' || old.IndexOfAny(['\r', '\n']) >= 0)
            return null;
        if (old[0] is not ('\'' or '"'))
            return Spell(value);
        return NeedsNoQuotes.IsMatch(value) ? old[0] + value + old[0] : Spell(value);
    }
}
