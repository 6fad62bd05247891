using System.Collections;

namespace Deploy.Core.Emit.Data;

/// <summary>A value on its way into a YAML or JSON file.</summary>
public abstract class DataNode
{
    public static implicit operator DataNode(string value) => new DataScalar(value);

    public static implicit operator DataNode(int value) => new DataScalar((long)value);

    public static implicit operator DataNode(bool value) => new DataScalar(value);

    /// <summary>Same structure and values; comments do not count.</summary>
    public abstract bool SameAs(DataNode other);
}

/// <summary>A text, a whole number, a fraction, a truth value or nothing.</summary>
/// <param name="value">string, long, double, bool or null.</param>
public sealed class DataScalar(object? value) : DataNode
{
    /// <summary>Nothing: <c>null</c>.</summary>
    public static DataScalar Null { get; } = new(null);

    /// <summary>string, long, double, bool or null.</summary>
    public object? Value { get; } = value;

    /// <inheritdoc/>
    public override bool SameAs(DataNode other) => other is DataScalar scalar && Equals(Value, scalar.Value);
}

/// <summary>A list.</summary>
public sealed class DataList : DataNode, IEnumerable<DataNode>
{
    readonly List<DataNode> items = new();

    public DataList()
    {
    }

    public DataList(IEnumerable<string> texts)
    {
        foreach (var text in texts)
            items.Add(text);
    }

    public DataList(IEnumerable<DataNode> nodes) => items.AddRange(nodes);

    /// <summary>The items in order.</summary>
    public IReadOnlyList<DataNode> Items => items;

    public void Add(DataNode item) => items.Add(item);

    /// <inheritdoc/>
    public override bool SameAs(DataNode other) =>
        other is DataList list && list.items.Count == items.Count && !items.Where((item, i) => !item.SameAs(list.items[i])).Any();

    public IEnumerator<DataNode> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One entry of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="Comment">Lines to stand above the entry, or null.</param>
public sealed record DataEntry(string Key, DataNode Value, string? Comment = null);

/// <summary>A map; the order of adding is the order in the file.</summary>
public sealed class DataMap : DataNode, IEnumerable<DataEntry>
{
    readonly List<DataEntry> entries = new();
    readonly Dictionary<string, DataNode> values = new(StringComparer.Ordinal);

    /// <summary>The entries in order.</summary>
    public IReadOnlyList<DataEntry> Entries => entries;

    /// <summary>The value of a key, or null.</summary>
    public DataNode? this[string key] => values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Adds an entry; a key that is there already is a mistake of the caller.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    public void Add(string key, DataNode value, string? comment = null)
    {
        values.Add(key, value);
        entries.Add(new DataEntry(key, value, comment));
    }

    /// <summary>Adds an entry unless the value is null.</summary>
    public void AddIfSet(string key, DataNode? value, string? comment = null)
    {
        if (value is not null)
            Add(key, value, comment);
    }

    /// <inheritdoc/>
    public override bool SameAs(DataNode other) =>
        other is DataMap map && map.entries.Count == entries.Count && entries.TrueForAll(entry => map[entry.Key] is { } value && entry.Value.SameAs(value));

    public IEnumerator<DataEntry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
