using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>What differs between two trees of data: maps by key, lists of texts by item, lists of maps by the key that identifies an entry.</summary>
static class TreeDiff
{
    static readonly string[] Identities = ["name", "path", "host", "topologyKey"];

    /// <summary>Lists that are one value: their order matters.</summary>
    static readonly HashSet<string> Whole = new(StringComparer.Ordinal) { "command", "entrypoint", "args", "test" };

    /// <summary>Longer ones (the parameters of a database server) are read better item by item.</summary>
    const int LongestWhole = 10;

    /// <summary>The changes in the order of the trees.</summary>
    public static IReadOnlyList<DataChange> Between(DataMap before, DataMap after)
    {
        var changes = new List<DataChange>();
        Maps(changes, [], before, after);
        return changes;
    }

    /// <summary>A file laid over another one as Helm lays values: maps by key, null removes.</summary>
    public static DataMap Merge(DataMap below, DataMap above)
    {
        var merged = new DataMap();
        foreach (var entry in below)
        {
            switch (above[entry.Key])
            {
                case null:
                    merged.Add(entry.Key, entry.Value);
                    break;
                case DataScalar { Value: null }:
                    break;
                case DataMap map when entry.Value is DataMap own:
                    merged.Add(entry.Key, Merge(own, map));
                    break;
                case var value:
                    merged.Add(entry.Key, value);
                    break;
            }
        }

        foreach (var entry in above.Where(entry => below[entry.Key] is null && entry.Value is not DataScalar { Value: null }))
            merged.Add(entry.Key, entry.Value);
        return merged;
    }

    static void Nodes(List<DataChange> changes, IReadOnlyList<string> path, DataNode? before, DataNode? after)
    {
        switch (before, after)
        {
            case (DataMap one, DataMap other):
                Maps(changes, path, one, other);
                break;
            case (DataList one, DataList other) when !one.SameAs(other):
                Lists(changes, path, one, other);
                break;
            case ({ } one, { } other) when one.SameAs(other):
                break;
            default:
                changes.Add(new DataChange(path, before, after));
                break;
        }
    }

    static void Maps(List<DataChange> changes, IReadOnlyList<string> path, DataMap before, DataMap after)
    {
        foreach (var key in before.Select(static entry => entry.Key).Union(after.Select(static entry => entry.Key), StringComparer.Ordinal))
            Nodes(changes, [.. path, key], before[key], after[key]);
    }

    static void Lists(List<DataChange> changes, IReadOnlyList<string> path, DataList before, DataList after)
    {
        var all = before.Concat(after).ToList();
        var isWhole = path.Count > 0 && Whole.Contains(path[path.Count - 1]) && before.Items.Count <= LongestWhole && after.Items.Count <= LongestWhole;
        if (all.TrueForAll(static item => item is DataScalar) && !isWhole)
        {
            var gone = before.Where(item => !after.Any(item.SameAs)).ToList();
            var come = after.Where(item => !before.Any(item.SameAs)).ToList();
            if (gone.Count + come.Count > 0)
            {
                changes.AddRange(gone.Select(item => new DataChange(path, item, null, IsItem: true)));
                changes.AddRange(come.Select(item => new DataChange(path, null, item, IsItem: true)));
                return;
            }
        }

        if (Array.Find(Identities, key => IsIdentity(before, key) && IsIdentity(after, key)) is { } identity && all.Count > 0)
            Maps(changes, path, ByIdentity(before, identity), ByIdentity(after, identity));
        else
            changes.Add(new DataChange(path, before, after));
    }

    static bool IsIdentity(DataList list, string key)
    {
        var names = list.Select(item => ((item as DataMap)?[key] as DataScalar)?.Value as string).ToList();
        return names.TrueForAll(static name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    static DataMap ByIdentity(DataList list, string key)
    {
        var map = new DataMap();
        foreach (var item in list.Cast<DataMap>())
            map.Add((string)((DataScalar)item[key]!).Value!, item);
        return map;
    }
}
