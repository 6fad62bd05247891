using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY00xx: the file is not YAML, or is unsafe.</summary>
public static class YamlDiagnostics
{
    static readonly DiagnosticRule NotYamlRule = new("DEPLOY0001", "The file is not YAML", Error);
    static readonly DiagnosticRule DuplicateKeyRule = new("DEPLOY0002", "A key stands twice", Error);
    static readonly DiagnosticRule TabRule = new("DEPLOY0003", "A tab indents a line", Error);
    static readonly DiagnosticRule SeveralDocumentsRule = new("DEPLOY0004", "The file holds more than one document", Error);
    static readonly DiagnosticRule AliasBombRule = new("DEPLOY0005", "Aliases expand to too much", Error);
    static readonly DiagnosticRule TooDeepRule = new("DEPLOY0006", "The file is nested too deeply", Error);
    static readonly DiagnosticRule TooLargeRule = new("DEPLOY0007", "The file is too large", Error);
    static readonly DiagnosticRule NotUtf8Rule = new("DEPLOY0008", "The file is not UTF-8", Error);
    static readonly DiagnosticRule ControlCharacterRule = new("DEPLOY0009", "The file holds a control character", Error);
    static readonly DiagnosticRule KeyNotTextRule = new("DEPLOY0010", "A key is not a text", Error);
    static readonly DiagnosticRule UndefinedAliasRule = new("DEPLOY0011", "An alias has no anchor", Error);
    static readonly DiagnosticRule TagRule = new("DEPLOY0012", "A tag is not supported", Error);
    static readonly DiagnosticRule MergeRule = new("DEPLOY0013", "Only a map can be merged", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NotYamlRule, DuplicateKeyRule, TabRule, SeveralDocumentsRule, AliasBombRule, TooDeepRule, TooLargeRule, NotUtf8Rule,
        ControlCharacterRule, KeyNotTextRule, UndefinedAliasRule, TagRule, MergeRule,
    ];

    public static Diagnostic NotYaml(TextSpan at, string reason) =>
        NotYamlRule.At(at, $"This is not valid YAML: {reason}. Check the indentation, colons and quotes of this line and the one before it.");

    public static Diagnostic DuplicateKey(TextSpan at, string key, LinePosition first) =>
        DuplicateKeyRule.At(at, $"'{key}' stands here for the second time; the first is in line {first.Line + 1}, column {first.Character + 1}. Remove one of them.");

    public static Diagnostic Tab(TextSpan at) =>
        TabRule.At(at, "YAML does not allow a tab in the indentation. Use spaces, two for each level.");

    public static Diagnostic SeveralDocuments(TextSpan at) =>
        SeveralDocumentsRule.At(at, "A second document begins here, and a deployment is one document. Remove the '---' or move what follows into a file of its own.");

    public static Diagnostic AliasBomb(TextSpan at, int limit) =>
        AliasBombRule.At(at, $"The aliases of this file expand to more than {limit} values. Write out what this alias repeats, or use fewer aliases of aliases.");

    public static Diagnostic TooDeep(TextSpan at, int limit) =>
        TooDeepRule.At(at, $"The file is nested more than {limit} levels deep here. No key of a deployment lies that deep. Check for brackets that are not closed.");

    public static Diagnostic TooLarge(TextSpan at, int limit) =>
        TooLargeRule.At(at, $"The file is larger than {limit / 1024} KiB. A deployment is some dozen lines: is this the right file?");

    public static Diagnostic NotUtf8(TextSpan at) =>
        NotUtf8Rule.At(at, "The file is not UTF-8 here. Save it with the encoding UTF-8.");

    public static Diagnostic ControlCharacter(TextSpan at, int character) =>
        ControlCharacterRule.At(at, $"The file holds the control character U+{character:X4} here. Remove it, or write it as an escape in double quotes.");

    public static Diagnostic KeyNotText(TextSpan at) =>
        KeyNotTextRule.At(at, "A key must be a text, not a list or a map. Write 'key: value'.");

    public static Diagnostic UndefinedAlias(TextSpan at, string name) =>
        UndefinedAliasRule.At(at, $"No anchor '&{name}' is complete before this alias. Define the anchor above it, or write out the value.");

    public static Diagnostic Tag(TextSpan at, string tag) =>
        TagRule.At(at, $"The tag '{tag}' is not supported. Remove it: the kind of each value follows from its key.");

    public static Diagnostic Merge(TextSpan at) =>
        MergeRule.At(at, "'<<' merges a map or a list of maps, and this is something else. Refer to a map, for example '<<: *defaults'.");
}
