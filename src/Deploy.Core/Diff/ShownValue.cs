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

    // A variable of compose, and the file a secret is read from, stand for a value; they are none.
    static bool IsCredential(string name, string text) => text.StartsWith("${", StringComparison.Ordinal) || text.StartsWith("./", StringComparison.Ordinal)
        ? CredentialsInSettings.HasCredentialFormat(text)
        : CredentialsInSettings.IsCredential(name, text);
}
