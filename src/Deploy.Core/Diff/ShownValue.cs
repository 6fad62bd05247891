using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Core.Emit.Data;
using Deploy.Core.Rules;

namespace Deploy.Core.Diff;

/// <summary>A value as one line of a report shows it.</summary>
static class ShownValue
{
    /// <summary><c>${TAG:-1.2.0}</c> of compose: the value that holds unless the server's .env has another.</summary>
    static readonly Regex Variable = new(@"\$\{[A-Z_]+:-(?<value>[^}]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Longest value that is shown whole where only a part of it changes.</summary>
    const int Longest = 60;

    /// <summary><c>2 → 4</c>; of long texts the words that differ, with the one before and the one behind.</summary>
    public static string Change(string before, string after)
    {
        if (before.Length <= Longest && after.Length <= Longest)
            return $"{before} → {after}";
        var (one, other) = (before.Split(' '), after.Split(' '));
        var start = 0;
        while (start < one.Length && start < other.Length && one[start] == other[start])
            start++;
        var end = 0;
        while (end < one.Length - start && end < other.Length - start && one[one.Length - 1 - end] == other[other.Length - 1 - end])
            end++;
        return $"{Middle(one, start, end)} → {Middle(other, start, end)}";
    }

    /// <param name="name">Key of the value, by which a credential is known too.</param>
    /// <param name="node">The value.</param>
    public static string Of(string name, DataNode node) => node switch
    {
        DataScalar { Value: string text } when IsCredential(name, text) => "(not shown)",
        DataScalar { Value: null or "" } or DataList { Items.Count: 0 } or DataMap { Entries.Count: 0 } => "(none)",
        DataScalar { Value: string text } => Variable.Replace(text, "${value}").Replace("\n", " "),
        DataScalar { Value: bool truth } => truth ? "true" : "false",
        DataScalar scalar => Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "",
        DataList list when list.All(static item => item is DataScalar) => string.Join(" ", list.Select(item => Of(name, item))),
        DataList list => $"[{string.Join(", ", list.Select(item => Of(name, item)))}]",
        DataMap map => $"{{ {string.Join(", ", map.Select(static entry => $"{entry.Key}: {Of(entry.Key, entry.Value)}"))} }}",
        _ => "",
    };

    /// <summary>The same without anything that looks like a credential, for programs.</summary>
    public static DataNode Masked(string name, DataNode? node)
    {
        switch (node)
        {
            case null:
                return DataScalar.Null;
            case DataScalar { Value: string text } when IsCredential(name, text):
                return "(not shown)";
            case DataList list:
                return new DataList(list.Select(item => Masked(name, item)));
            case DataMap map:
                var masked = new DataMap();
                foreach (var entry in map)
                    masked.Add(entry.Key, Masked(entry.Key, entry.Value));
                return masked;
            default:
                return node;
        }
    }

    static string Middle(string[] words, int start, int end)
    {
        var (from, to) = (Math.Max(0, start - 1), Math.Min(words.Length, words.Length - end + 1));
        return $"{(from > 0 ? "… " : "")}{string.Join(" ", words.Skip(from).Take(to - from))}{(to < words.Length ? " …" : "")}";
    }

    // A variable of compose, and the file a secret is read from, stand for a value; they are none.
    static bool IsCredential(string name, string text) => text.StartsWith("${", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal)
        ? CredentialsInSettings.HasCredentialFormat(text)
        : CredentialsInSettings.IsCredential(name, text);
}
