using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY01xx: a single key or value is wrong by itself.</summary>
public static class ValueDiagnostics
{
    static readonly DiagnosticRule ExpectedMapRule = new("DEPLOY0101", "A map was expected", Error);
    static readonly DiagnosticRule ExpectedListRule = new("DEPLOY0102", "A list was expected", Error);
    static readonly DiagnosticRule UnknownKeyRule = new("DEPLOY0103", "Unknown key", Error);
    static readonly DiagnosticRule WrongKindRule = new("DEPLOY0104", "Wrong kind of value", Error);
    static readonly DiagnosticRule NotAWordRule = new("DEPLOY0105", "Not one of the allowed words", Error);
    static readonly DiagnosticRule OutOfRangeRule = new("DEPLOY0106", "Value out of range", Error);
    static readonly DiagnosticRule MissingRule = new("DEPLOY0107", "A required key is missing", Error);
    static readonly DiagnosticRule ExpectedValueRule = new("DEPLOY0108", "A single value was expected", Error);
    static readonly DiagnosticRule CannotVaryRule = new("DEPLOY0109", "A key cannot vary by environment", Error);
    static readonly DiagnosticRule CredentialRule = new("DEPLOY0110", "A credential stands in the file", Error);
    static readonly DiagnosticRule NameTwiceRule = new("DEPLOY0111", "A name is used twice", Error);
    static readonly DiagnosticRule NameTakenRule = new("DEPLOY0112", "A name is taken", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        ExpectedMapRule, ExpectedListRule, UnknownKeyRule, WrongKindRule, NotAWordRule, OutOfRangeRule, MissingRule, ExpectedValueRule,
        CannotVaryRule, CredentialRule, NameTwiceRule, NameTakenRule,
    ];

    public static Diagnostic ExpectedMap(TextSpan at, string key, IEnumerable<string> known) =>
        ExpectedMapRule.At(at, $"'{key}' needs keys of its own below it, or '{{}}' where the defaults will do. Known keys: {Join(known)}.");

    public static Diagnostic ExpectedList(TextSpan at, string key) =>
        ExpectedListRule.At(at, $"'{key}' is a list. Write each item on a line of its own that begins with '- '.");

    public static Diagnostic UnknownKey(TextSpan at, string section, string key, string? nearest, IEnumerable<string> known) =>
        UnknownKeyRule.At(at, $"'{key}' is not a key of '{section}'.{DidYouMean(nearest)} Known keys: {Join(known)}.") with { Suggestion = nearest };

    public static Diagnostic WrongKind(TextSpan at, string key, string value, string expected, string example) =>
        WrongKindRule.At(at, $"'{key}' is {Quote(value)}, but expected {expected}. For example: {example}.");

    public static Diagnostic NotAWord(TextSpan at, string key, string value, string? nearest, IEnumerable<string> words) =>
        NotAWordRule.At(at, $"'{key}' is {Quote(value)}.{DidYouMean(nearest)} Allowed: {Join(words)}.") with { Suggestion = value.Length > 0 ? nearest : null };

    public static Diagnostic OutOfRange(TextSpan at, string key, string value, string range) =>
        OutOfRangeRule.At(at, $"'{key}' is {Quote(value)}, but must be {range}.");

    public static Diagnostic Missing(TextSpan at, string section, string key, string expected) =>
        MissingRule.At(at, $"'{section}' needs '{key}' here: {expected}.");

    public static Diagnostic ExpectedValue(TextSpan at, string key, string expected, string example) =>
        ExpectedValueRule.At(at, $"'{key}' is {expected}, not a list or a map. For example: {key}: {example}.");

    public static Diagnostic CannotVary(TextSpan at, string key) =>
        CannotVaryRule.At(at, $"'{key}' cannot vary by environment: all of them run the same image under the same name, from the same set of files. Set it under 'deployment'.");

    public static Diagnostic NestedEnvironments(TextSpan at) =>
        CannotVaryRule.At(at, "An environment cannot hold environments. Remove this key, or move what is below it to the 'environments' of the file.");

    public static Diagnostic Credential(TextSpan at, string name) =>
        CredentialRule.At(at, $"The value of '{name}' looks like a credential, and what stands here ends up in version control and in plain text in the output. Take it out, change it, and add '{name}' to 'secrets' under 'deployment'.");

    public static Diagnostic CredentialIn(TextSpan at, string key, string instead) =>
        CredentialRule.At(at, $"The value of '{key}' looks like a credential, and what stands here ends up in version control and in plain text in the output. Take it out, change it, and {instead}.");

    public static Diagnostic NameTwice(TextSpan at, string what, string name, LinePosition first) =>
        NameTwiceRule.At(at, $"{what} '{name}' stands here for the second time; the first is in line {first.Line + 1}. Rename or remove one of them.");

    public static Diagnostic NameTaken(TextSpan at, string what, string name, IEnumerable<string> taken) =>
        NameTakenRule.At(at, $"{what} '{name}' would have the name of something that is generated anyway. Write another name than {Join(taken)}.");

    static string DidYouMean(string? word) => word is null ? "" : $" Did you mean '{word}'?";

    static string Join(IEnumerable<string> words) => string.Join(", ", words);

    // A message is one line of a terminal, also when the value is a page long.
    internal static string Quote(string value)
    {
        if (value.Length == 0)
            return "empty";
        var line = value.Replace('\r', ' ').Replace('\n', ' ');
        return line.Length <= 60 ? $"'{line}'" : $"'{line.Substring(0, 57)}...'";
    }
}
