using System.Text.Json;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cases;

/// <summary>values.yaml is emitted, the chart's schema is content: the two halves are held together here.</summary>
public sealed class ChartValuesTests
{
    /// <summary>Top-level keys of the schema that are never emitted, and why.</summary>
    static readonly Dictionary<string, string> NeverEmitted = new(StringComparer.Ordinal) { ["global"] = "Values of a parent chart.", ["enabled"] = "Set by a parent chart." };

    static readonly JsonElement Schema = JsonDocument.Parse(Repository.ContentBytes["helm/values.schema.json"]).RootElement;

    static IEnumerable<TestCaseData> Charts => GoldenCase.Good
        .SelectMany(static item => item.Compilation.Files!.Where(static file => file.Data is not null && file.Path.Split('/') is ["helm", _, var name] && name.StartsWith("values", StringComparison.Ordinal))
            .Select(file => new TestCaseData(file.Data).SetName($"{{m}}({item.Name}, {Path.GetFileName(file.Path)})")));

    [TestCaseSource(nameof(Charts))]
    public void Every_emitted_key_is_in_the_schema(object data) => Assert.That(Unknown((DataMap)data, Schema, ""), Is.Empty);

    [Test]
    public void Every_key_of_the_schema_is_emitted()
    {
        var known = Schema.GetProperty("properties").EnumerateObject().Select(static property => property.Name);
        var values = GoldenCase.Good.Single(static item => item.Name == "gateway").Compilation.Files!["helm/gateway/values.yaml"]!.Data!;
        Assert.That(known.Except(values.Select(static entry => entry.Key), StringComparer.Ordinal), Is.EquivalentTo(NeverEmitted.Keys));
    }

    [Test]
    public void The_schema_lets_no_unknown_key_through() => Assert.That(Schema.GetProperty("additionalProperties").GetBoolean(), Is.False);

    // Keys below a map that is free in the schema (labels, variables) are the user's.
    static IEnumerable<string> Unknown(DataMap data, JsonElement schema, string path)
    {
        foreach (var entry in data)
        {
            var here = $"{path}/{entry.Key}";
            if (Property(schema, entry.Key) is not { } property)
                yield return here;
            else if (entry.Value is DataMap map)
            {
                foreach (var unknown in Unknown(map, property, here))
                    yield return unknown;
            }
        }
    }

    static JsonElement? Property(JsonElement schema, string key)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var property))
            return Resolve(property);
        if (!schema.TryGetProperty("additionalProperties", out var additional))
            return JsonDocument.Parse("{}").RootElement;
        return additional.ValueKind switch
        {
            JsonValueKind.False => null,
            JsonValueKind.Object => Resolve(additional),
            _ => JsonDocument.Parse("{}").RootElement,
        };
    }

    static JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var target = Schema;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
                target = target.GetProperty(part);
            schema = target;
        }

        return schema;
    }
}
