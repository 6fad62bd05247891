using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>One value that differs between two trees of data.</summary>
/// <param name="Path">Keys from the root; an item of a list by the key that identifies it.</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
/// <param name="IsItem">It is a text of a list: its value, not its key, is what came or went.</param>
public sealed record DataChange(IReadOnlyList<string> Path, DataNode? Before, DataNode? After, bool IsItem = false)
{
    /// <summary>Path with dots.</summary>
    public string Name => string.Join(".", Path);

    /// <summary>The same change of the same value, whatever the file.</summary>
    public bool IsSameAs(DataChange other) =>
        IsItem == other.IsItem && Path.SequenceEqual(other.Path, StringComparer.Ordinal) && Same(Before, other.Before) && Same(After, other.After);

    static bool Same(DataNode? one, DataNode? other) => one is null ? other is null : other is not null && one.SameAs(other);
}
