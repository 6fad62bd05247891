using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Yaml;

namespace Deploy.Core.Overlay;

/// <summary>
/// Merges a patch into data the way kubectl and kustomize do
/// (https://github.com/kubernetes/community/blob/master/contributors/devel/sig-api-machinery/strategic-merge-patch.md): maps by key, lists of
/// maps by their identifying key, null deletes, <c>$patch: delete</c> and <c>$patch: replace</c> do what they say.
/// </summary>
sealed class StrategicMerge(string target, DiagnosticBag diagnostics)
{
    const string Directive = "$patch";

    /// <summary>Keys by which an entry of a list is known, first match first.</summary>
    static readonly string[] Identities = ["name", "key", "containerPort", "mountPath", "topologyKey", "port", "host", "path", "ip"];

    public DataMap Merge(DataMap data, YamlMapping patch, string path)
    {
        if (DirectiveOf(patch) == "replace")
            return (DataMap)ToData(patch);
        var merged = new DataMap();
        foreach (var entry in data)
        {
            if (patch.Find(entry.Key) is not { } change)
                merged.Add(entry.Key, entry.Value, entry.Comment);
            else if (!IsDeletion(change.Value))
                merged.Add(entry.Key, MergeValue(entry.Value, change.Value, Below(path, entry.Key)), entry.Comment);
        }

        foreach (var change in patch.Entries)
        {
            if (change.Key.Value == Directive || data[change.Key.Value] is not null)
                continue;
            if (IsDeletion(change.Value))
                diagnostics.Add(OverlayDiagnostics.NoElement(change.Key.Span, Below(path, change.Key.Value), target));
            else
                merged.Add(change.Key.Value, ToData(change.Value));
        }

        return merged;
    }

    DataNode MergeValue(DataNode data, YamlNode patch, string path) => (data, patch) switch
    {
        (DataMap map, YamlMapping changes) => Merge(map, changes, path),
        (DataList list, YamlSequence changes) when IdentityOf(list, changes) is { } identity => MergeList(list, changes, identity, path),
        _ => ToData(patch),
    };

    DataList MergeList(DataList list, YamlSequence changes, string identity, string path)
    {
        var items = list.Items.Cast<DataMap>().ToList();
        foreach (var change in changes.Items.Cast<YamlMapping>())
        {
            var id = ((YamlScalar)change.Find(identity)!.Value).Value;
            var at = items.FindIndex(item => item[identity] is DataScalar scalar && Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) == id);
            var deletes = DirectiveOf(change) == "delete";
            if (at < 0 && deletes)
                diagnostics.Add(OverlayDiagnostics.NoElement(change.Span, $"{path}[{identity}={id}]", target));
            else if (at < 0)
                items.Add((DataMap)ToData(change));
            else if (deletes)
                items.RemoveAt(at);
            else
                items[at] = Merge(items[at], change, $"{path}[{identity}={id}]");
        }

        return new DataList(items);
    }

    // A list is merged when each entry of both is known by the same key; else the patch's list takes its place.
    static string? IdentityOf(DataList list, YamlSequence changes) => list.Items.Count == 0 || changes.Items.Count == 0 ? null : Identities.FirstOrDefault(key =>
        list.Items.All(item => (item as DataMap)?[key] is DataScalar) && changes.Items.All(item => (item as YamlMapping)?.Find(key)?.Value is YamlScalar));

    bool IsDeletion(YamlNode node) => node is YamlScalar { IsNull: true } || (node is YamlMapping map && DirectiveOf(map) == "delete");

    string? DirectiveOf(YamlMapping map)
    {
        if (map.Find(Directive)?.Value is not { } value)
            return null;
        if (value is YamlScalar { Value: "delete" or "replace" } word)
            return word.Value;
        diagnostics.Add(OverlayDiagnostics.WrongDirective(value.Span, (value as YamlScalar)?.Value ?? "..."));
        return null;
    }

    static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    static DataNode ToData(YamlNode node) => NodeData.Of(node, without: Directive);
}
