using System.Text.RegularExpressions;

namespace Deploy.Tasks.Local;

/// <summary>Takes values of secrets out of what others wrote, before it is shown.</summary>
sealed class Redaction
{
    const string Hidden = "***";

    // Shorter ones ("1", "dev") stand everywhere, and protect nothing.
    const int ShortestSecret = 5;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly Regex SecretName = new("PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|PRIVATE|(^|_)KEY$|_KEY_|_DSN$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    static readonly Regex InAddress = new(@"(?<=[a-z][a-z0-9+.-]*://[^/\s:@]*:)[^/\s@]+(?=@)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    static readonly Regex InPair = new(@"(?<=\b(password|passwd|pwd)\s?[=:]\s?)[^\s;,""']+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    readonly IReadOnlyList<string> values;

    /// <param name="variables">Variables of the containers, and of the build.</param>
    /// <param name="secretNames">Names that secrets.list has.</param>
    public Redaction(IEnumerable<KeyValuePair<string, string>> variables, ICollection<string> secretNames) =>
        values = variables.Where(variable => variable.Value.Length >= ShortestSecret && (secretNames.Contains(variable.Key) || SecretName.IsMatch(variable.Key)))
            .Select(static variable => variable.Value).Distinct(StringComparer.Ordinal).OrderByDescending(static value => value.Length).ToList();

    /// <summary>The line without them; passwords in addresses and connection strings are hidden too.</summary>
    public string Apply(string line)
    {
        foreach (var value in values)
            line = line.Replace(value, Hidden);
        try
        {
            return InPair.Replace(InAddress.Replace(line, Hidden), Hidden);
        }
        catch (RegexMatchTimeoutException)
        {
            return Hidden;
        }
    }

    /// <summary>The first column of secrets.list.</summary>
    public static HashSet<string> Names(IEnumerable<string> secretsList) =>
        new(secretsList.Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split(' ')[0]), StringComparer.Ordinal);
}
