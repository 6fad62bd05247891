using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Deploy.Tasks.EditorConfig;

/// <summary>
/// Name of a section: <c>*</c>, <c>**</c>, <c>?</c>, <c>[abc]</c>, <c>[!abc]</c>, <c>{a,b}</c>, <c>{1..9}</c>, as editorconfig.org specifies them.
/// Without '/' it holds in every folder below, with one it is a path from the file's own folder.
/// </summary>
sealed class EditorConfigGlob
{
    static readonly Regex Range =
        new(@"^(?<first>[+-]?\d{1,9})\.\.(?<last>[+-]?\d{1,9})$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    readonly string glob;
    readonly List<(int Min, int Max)> ranges = new();
    readonly Regex? pattern;

    /// <param name="glob">Text between the brackets; one that is empty or makes no sense matches nothing.</param>
    public EditorConfigGlob(string glob)
    {
        this.glob = glob;
        if (glob.Length == 0)
            return;
        var start = glob[0] == '/' ? 1 : 0;
        var text = (glob.Contains("/") ? "^" : "^(?:.*/)?") + Translate(start, glob.Length) + "$";
        try
        {
            pattern = new Regex(text, RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // A class such as [z-a]. Other tools ignore the section too.
        }
    }

    /// <summary>Whether a file is meant.</summary>
    /// <param name="relativePath">Path from the folder of the .editorconfig, with '/'.</param>
    public bool Matches(string relativePath)
    {
        try
        {
            var match = pattern?.Match(relativePath);
            return match is { Success: true } && ranges.Select((range, i) => InRange(match.Groups[i + 1], range)).All(static fits => fits);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // A range in an alternative that was not taken holds no number.
    static bool InRange(Group number, (int Min, int Max) range) =>
        !number.Success
        || (int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= range.Min && value <= range.Max);

    string Translate(int start, int end)
    {
        var result = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            switch (glob[i])
            {
                case '*' when i + 1 < end && glob[i + 1] == '*':
                    i = Folders(i, start, end, result);
                    break;
                case '*':
                    result.Append("[^/]*");
                    break;
                case '?':
                    result.Append("[^/]");
                    break;
                case '[' when ClassEnd(i, end) is var close and > 0:
                    result.Append(Class(i + 1, close));
                    i = close;
                    break;
                case '{' when BraceEnd(i, end) is var close and > 0:
                    result.Append(Braces(i + 1, close));
                    i = close;
                    break;
                case '\\' when i + 1 < end:
                    result.Append(Regex.Escape(glob[++i].ToString()));
                    break;
                default:
                    result.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }

        return result.ToString();
    }

    // "a/**/b" also means a/b: with its slash ** may stand for nothing.
    int Folders(int i, int start, int end, StringBuilder result)
    {
        var wholeSegment = (i == start || glob[i - 1] == '/') && i + 2 < end && glob[i + 2] == '/';
        result.Append(wholeSegment ? "(?:.*/)?" : ".*");
        return wholeSegment ? i + 2 : i + 1;
    }

    // No class spans a '/'.
    int ClassEnd(int open, int end)
    {
        for (var i = open + 2; i < end && glob[i] != '/'; i++)
        {
            if (glob[i] == ']')
                return i;
        }

        return -1;
    }

    string Class(int start, int end)
    {
        var negated = glob[start] == '!';
        var members = glob.Substring(negated ? start + 1 : start, end - (negated ? start + 1 : start));
        members = members.Replace(@"\", @"\\").Replace("[", @"\[").Replace("^", @"\^");
        return negated ? $"[^/{members}]" : $"[{members}]";
    }

    // The brace that closes the one at 'open'; -1 where there is none, and it stands for itself.
    int BraceEnd(int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (glob[i] == '\\')
                i++;
            else if (glob[i] == '{')
                depth++;
            else if (glob[i] == '}' && --depth == 0)
                return i;
        }

        return -1;
    }

    string Braces(int start, int end)
    {
        var commas = Commas(start, end);
        if (commas.Count > 0)
        {
            commas.Add(end);
            var from = start;
            var choices = new List<string>();
            foreach (var comma in commas)
            {
                choices.Add(Translate(from, comma));
                from = comma + 1;
            }

            return $"(?:{string.Join("|", choices)})";
        }

        var bounds = Range.Match(glob.Substring(start, end - start));
        if (!bounds.Success)
            return @"\{" + Translate(start, end) + @"\}";
        var first = int.Parse(bounds.Groups["first"].Value, CultureInfo.InvariantCulture);
        var last = int.Parse(bounds.Groups["last"].Value, CultureInfo.InvariantCulture);
        ranges.Add((Math.Min(first, last), Math.Max(first, last)));
        return @"([+-]?\d+)";
    }

    List<int> Commas(int start, int end)
    {
        var found = new List<int>();
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (glob[i] == '\\')
                i++;
            else if (glob[i] == '{')
                depth++;
            else if (glob[i] == '}')
                depth--;
            else if (glob[i] == ',' && depth == 0)
                found.Add(i);
        }

        return found;
    }
}
