using Deploy.Core.Text;

namespace Deploy.Core.Yaml;

/// <summary>A piece of deployment.yaml with its place.</summary>
public abstract record YamlNode(TextSpan Span);

/// <summary>A plain or quoted text. Its kind (number, duration, …) is decided by who reads it, so <c>1.10</c> stays <c>1.10</c>.</summary>
/// <param name="Value">The text after YAML's unescaping.</param>
/// <param name="Quoted">Written in quotes or as a block.</param>
/// <param name="Span">Where it stands, quotes included.</param>
public sealed record YamlScalar(string Value, bool Quoted, TextSpan Span) : YamlNode(Span)
{
    /// <summary>Written as nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => !Quoted && Value is "" or "~" or "null" or "Null" or "NULL" && !Quoted;
}

/// <summary>A list.</summary>
public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, TextSpan Span) : YamlNode(Span);

/// <summary>A map in the order of the file; keys are unique.</summary>
public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, TextSpan Span) : YamlNode(Span)
{
    /// <summary>The entry of <paramref name="key"/>, or null.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key.Value, key, StringComparison.Ordinal))
                return entry;
        }

        return null;
    }
}

/// <summary>One line of a map.</summary>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
