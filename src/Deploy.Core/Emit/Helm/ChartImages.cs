using Deploy.Core.Emit.Data;

namespace Deploy.Core.Emit.Helm;

/// <summary>The images that a chart runs: what is scanned, mirrored into a closed network, and shown by Artifact Hub.</summary>
static class ChartImages
{
    /// <summary>Name of the app's own image.</summary>
    public const string App = "app";

    /// <summary>Each image by its name: the app's, and those of the parts that are switched on.</summary>
    /// <param name="values">values.yaml of the chart.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(DataMap values) => Within(values, App);

    /// <summary>For <c>artifacthub.io/images</c> (https://artifacthub.io/docs/topics/annotations/helm), which is YAML in a text.</summary>
    public static string Annotation(IEnumerable<KeyValuePair<string, string>> images) =>
        YamlWriter.Write(new DataList(images.Select(static image => (DataNode)new DataMap { { "name", image.Key }, { "image", image.Value } })));

    static IEnumerable<KeyValuePair<string, string>> Within(DataMap map, string name)
    {
        if (map["enabled"] is DataScalar { Value: false } || (map["external"] is DataMap external && external["enabled"] is DataScalar { Value: true }))
            yield break;
        if (Text(map, "repository") is { Length: > 0 } repository && Text(map, "tag") is { Length: > 0 } tag)
            yield return new(name, $"{repository}:{tag.Replace('+', '-')}{(Text(map, "digest") is { Length: > 0 } digest ? $"@{digest}" : "")}");
        foreach (var entry in map)
        {
            if (entry.Value is not DataMap inner)
                continue;
            foreach (var image in Within(inner, entry.Key == "image" ? name : entry.Key))
                yield return image;
        }
    }

    static string Text(DataMap map, string key) => map[key] is DataScalar { Value: string text } ? text : "";
}
