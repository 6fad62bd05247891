namespace Deploy.Core.Emit.Data;

/// <summary>What an environment's data says that the base's does not: the least file that gives it when laid over the base.</summary>
static class DataDiff
{
    /// <summary>Keys of <paramref name="changed"/> that differ; a key that is gone becomes null, lists count as a whole.</summary>
    public static DataMap Between(DataMap original, DataMap changed)
    {
        var difference = new DataMap();
        foreach (var entry in changed)
        {
            switch (original[entry.Key], entry.Value)
            {
                case (DataMap below, DataMap above):
                    var inner = Between(below, above);
                    if (inner.Entries.Count > 0)
                        difference.Add(entry.Key, inner);
                    break;
                case ({ } same, _) when same.SameAs(entry.Value):
                    break;
                default:
                    difference.Add(entry.Key, entry.Value);
                    break;
            }
        }

        foreach (var entry in original)
        {
            if (changed[entry.Key] is null)
                difference.Add(entry.Key, DataScalar.Null);
        }

        return difference;
    }
}
