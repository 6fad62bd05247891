using System.Globalization;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>Values of a tree by their path.</summary>
static class DataPath
{
    /// <summary>The node at a path; null when it is not there.</summary>
    public static DataNode? Find(DataNode? root, IEnumerable<string> path) => path.Aggregate(root, static (node, key) => (node as DataMap)?[key]);

    /// <summary>The text of a scalar, by keys with dots; empty when it is not there.</summary>
    public static string Text(DataNode? root, string path) =>
        Find(root, path.Split('.')) is DataScalar { Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "" : "";

    /// <summary>Whether the scalar at a path is true.</summary>
    public static bool Flag(DataNode? root, string path) => Find(root, path.Split('.')) is DataScalar { Value: true };
}
