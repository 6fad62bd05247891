using Deploy.Core.Rules;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>Collects the values of one explanation, and which places of the file they stand for.</summary>
/// <param name="isOfEnvironment">Whether a place lies in the environment that is explained.</param>
sealed class ValueList(Func<TextSpan, bool> isOfEnvironment)
{
    /// <summary>Stands for a value that looks like a credential.</summary>
    const string Masked = "(looks like a credential, not shown)";

    readonly List<ExplainedValue> values = new();
    readonly HashSet<(TextSpan Span, string Section)> shown = new();
    readonly HashSet<TextSpan> used = new();

    /// <summary>The values in the order of adding.</summary>
    public IReadOnlyList<ExplainedValue> Values => values;

    /// <summary>Adds a value of the plan.</summary>
    /// <param name="key">Path of its key.</param>
    /// <param name="value">string, int, long or bool.</param>
    /// <param name="written">Where it is written; null when it is not.</param>
    /// <param name="otherwise">Where it comes from in that case.</param>
    public void Add<T>(string key, object value, Located<T>? written, Otherwise otherwise) => Add(key, value, written?.Span, otherwise);

    /// <inheritdoc cref="Add{T}"/>
    public void Add(string key, object value, TextSpan? written, Otherwise otherwise)
    {
        if (written is { } place)
        {
            Show(place, key);
            values.Add(new ExplainedValue(key, Open(key, value), OriginOf(place), place, ""));
            return;
        }

        if (otherwise.Uses is { } uses)
            used.Add(uses);
        values.Add(new ExplainedValue(key, Open(key, value), otherwise.Origin, null, otherwise.Reason));
    }

    /// <summary>Says that a place is part of what a value's row shows: the name of a worker.</summary>
    public void Show(TextSpan? place, string key)
    {
        if (place is { } span)
            shown.Add((span, SectionOf(key)));
    }

    /// <summary>Adds what is written, unless a row shows it.</summary>
    public void AddWritten(string key, object value, TextSpan place, TextSpan keyPlace)
    {
        var section = SectionOf(key);
        if (!shown.Contains((place, section)) && !shown.Contains((keyPlace, section)))
            values.Add(new ExplainedValue(key, Open(key, value), OriginOf(place), place, "", HasEffect: used.Contains(place)));
    }

    ValueOrigin OriginOf(TextSpan place) => isOfEnvironment(place) ? ValueOrigin.Environment : ValueOrigin.Spec;

    /// <summary>Section and part of a key, its first two words. One place can be two keys' by an alias, so it counts for its part only.</summary>
    internal static string SectionOf(string key) => string.Join(".", key.Split('.', '[').Take(2));

    // Rules refuse credentials among settings; here every text is looked at, wherever it stands.
    static object Open(string key, object value) => value switch
    {
        string text when IsCredential(key, text) => Masked,
        int number => (long)number,
        _ => value,
    };

    // Among the secrets the value is a name too: that of the key in the store.
    static bool IsCredential(string key, string text) => key.StartsWith("deployment.secrets.", StringComparison.Ordinal)
        ? CredentialsInSettings.HasCredentialFormat(text)
        : CredentialsInSettings.IsCredential(key.Substring(key.LastIndexOf('.') + 1), text);
}
