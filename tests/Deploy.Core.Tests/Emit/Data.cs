using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Overlay;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using FsCheck;

namespace Deploy.Core.Tests.Emit;

/// <summary>Data for tests: random, or read from YAML.</summary>
static class Data
{
    public static Gen<DataNode> Scalar { get; } = Gen.Frequency(
        Tuple.Create(6, Properties.Text.Select(static text => (DataNode)text)),
        Tuple.Create(1, Gen.Elements(true, false).Select(static truth => (DataNode)truth)),
        Tuple.Create(1, Gen.Choose(-2_000_000, 2_000_000).Select(static number => (DataNode)number)),
        Tuple.Create(1, Gen.Choose(-100000, 100000).Select(static number => (DataNode)new DataScalar(number / 128.0))));

    public static Gen<DataMap> Map { get; } = Gen.Sized(static size => MapOf(Math.Min(size, 20)));

    public static DataMap OfYaml(string yaml)
    {
        var bag = new DiagnosticBag();
        var root = (YamlMapping)YamlReader.Read(new SourceText("x", yaml), bag)!;
        Assert.That(bag.ToSortedList().Select(static diagnostic => diagnostic.Message), Is.Empty);
        return new StrategicMerge("x", bag).Merge(new DataMap(), root, "");
    }

    /// <summary>Whether nodes that were read say the same as the data that was written.</summary>
    public static bool Same(DataNode data, YamlNode node) => (data, node) switch
    {
        (DataMap map, YamlMapping mapping) => map.Entries.Count == mapping.Entries.Count
            && map.Entries.Zip(mapping.Entries).All(static pair => pair.First.Key == pair.Second.Key.Value && Same(pair.First.Value, pair.Second.Value)),
        (DataList list, YamlSequence sequence) => list.Items.Count == sequence.Items.Count && list.Items.Zip(sequence.Items).All(static pair => Same(pair.First, pair.Second)),
        (DataScalar { Value: string text }, YamlScalar scalar) => scalar.Value == text && !scalar.IsNull,
        (DataScalar { Value: null }, YamlScalar scalar) => scalar.IsNull,
        (DataScalar { Value: bool truth }, YamlScalar scalar) => scalar is { Quoted: false } && scalar.Value == (truth ? "true" : "false"),
        (DataScalar { Value: double number }, YamlScalar scalar) => double.Parse(scalar.Value, CultureInfo.InvariantCulture) == number,
        (DataScalar { Value: long number }, YamlScalar scalar) => scalar is { Quoted: false } && long.Parse(scalar.Value, CultureInfo.InvariantCulture) == number,
        _ => false,
    };

    static Gen<DataNode> Node(int size) => size <= 1 ? Scalar : Gen.Frequency(
        Tuple.Create(4, Scalar),
        Tuple.Create(2, MapOf(size / 2).Select(static map => (DataNode)map)),
        Tuple.Create(2, from count in Gen.Choose(0, 4) from items in Gen.ArrayOf(count, Node(size / 2)) select (DataNode)new DataList(items)));

    static Gen<DataMap> MapOf(int size) =>
        from count in Gen.Choose(0, 5)
        from keys in Gen.ArrayOf(count, Gen.OneOf(Gen.Elements("a", "b", "c", "d", "name"), Properties.Text))
        from values in Gen.ArrayOf(count, Node(size))
        select Build(keys, values);

    static DataMap Build(string[] keys, DataNode[] values)
    {
        var map = new DataMap();
        for (var i = 0; i < keys.Length; i++)
        {
            if (map[keys[i]] is null)
                map.Add(keys[i], values[i]);
        }

        return map;
    }
}
