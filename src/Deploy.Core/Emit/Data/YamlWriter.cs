using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Deploy.Core.Emit.Data;

/// <summary>Writes data as YAML that YAML 1.1 and 1.2 readers understand alike.</summary>
public static class YamlWriter
{
    // Texts that no reader takes for anything but a text: words, paths, image names, quantities. Everything else is quoted: "yes", "1.10",
    // "0x1f", "12:30", "~". A colon is safe only inside a word.
    static readonly Regex SafePlain = new(
        "^([A-Za-z_/]|\\./|\\.\\./)[A-Za-z0-9_./@+=-]*(:[A-Za-z0-9_./@+=-]+)*( [A-Za-z0-9_./@+(),-]+)*$|^[0-9]+(m|s|h|d|Ki|Mi|Gi|Ti|k|M|G|T|mb|MB|kB|GB|%)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "infinity",
    };

    static readonly EmitterSettings Settings = new(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, indentSequences: true, newLine: "\n");

    /// <summary>Writes a file: each top-level entry by itself, a blank line before those with a comment or with entries of their own.</summary>
    /// <param name="data">The file's entries.</param>
    /// <param name="header">Lines to stand at the top, without '#'.</param>
    public static string Write(DataMap data, string? header = null)
    {
        var text = new StringBuilder();
        AppendComment(text, header);
        var spaced = data.Any(static entry => entry.Comment is not null);
        foreach (var entry in data)
        {
            if (text.Length > 0 && (spaced || (entry.Value is DataMap { Entries.Count: > 0 } && data.Entries[0] != entry)))
                text.Append('\n');
            AppendComment(text, entry.Comment);
            text.Append(WriteFragment(new DataMap { { entry.Key, entry.Value } }));
        }

        return text.ToString();
    }

    /// <summary>Writes a list for a place that takes YAML as a text.</summary>
    public static string Write(DataList data) => WriteFragment(data);

    static void AppendComment(StringBuilder text, string? comment)
    {
        foreach (var line in comment?.Split('\n') ?? [])
            text.Append(line.Length == 0 ? "#" : "# ").Append(line).Append('\n');
    }

    static string WriteFragment(DataNode fragment)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(writer, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, fragment);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return writer.ToString();
    }

    static void Emit(Emitter emitter, DataNode node)
    {
        switch (node)
        {
            case DataMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var entry in map)
                {
                    foreach (var line in entry.Comment?.Split('\n') ?? [])
                        emitter.Emit(new Comment(line, isInline: false));
                    emitter.Emit(Text(entry.Key));
                    Emit(emitter, entry.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case DataList list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                    Emit(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case DataScalar scalar:
                emitter.Emit(scalar.Value is string text ? Text(text) : Plain(scalar.Value));
                break;
        }
    }

    static Scalar Plain(object? value) => new(AnchorName.Empty, TagName.Empty, value switch
    {
        null => "null",
        true => "true",
        false => "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    }, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: false);

    static Scalar Text(string text)
    {
        var style = IsBlock(text) ? ScalarStyle.Literal
            : text.Length <= 1024 && SafePlain.IsMatch(text) && !Reserved.Contains(text) ? ScalarStyle.Plain
            : ScalarStyle.DoubleQuoted;
        return new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    // A literal block keeps lines as they are; it cannot begin with a blank, nor hold control characters. Blank lines at its end would run
    // into the one that Write puts between entries.
    static bool IsBlock(string text) =>
        text.IndexOf('\n') >= 0 && !char.IsWhiteSpace(text[0]) && !text.EndsWith("\n\n", StringComparison.Ordinal) && text.IndexOf('\r') < 0 && text.All(static c => c is '\n' or >= ' ' and < '\x7F')
        && !text.Split('\n').Any(static line => line.EndsWith(" ", StringComparison.Ordinal));
}
