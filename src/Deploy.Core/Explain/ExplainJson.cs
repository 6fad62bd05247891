using Deploy.Core.Emit.Data;

namespace Deploy.Core.Explain;

/// <summary>An explanation for programs. docs/explain-and-diff.md describes the shape; keys are added, never changed.</summary>
public static class ExplainJson
{
    /// <summary>The JSON text.</summary>
    public static string Write(Explanation explanation) => JsonWriter.Write(new DataMap
    {
        { "version", 1 },
        { "file", explanation.SpecName },
        { "environment", explanation.Environment },
        { "environments", new DataList(explanation.Environments) },
        { "values", new DataList(explanation.Values.Select(value => Value(explanation, value))) },
    });

    static DataNode Value(Explanation explanation, ExplainedValue value) => new DataMap
    {
        { "key", value.Key },
        { "value", new DataScalar(value.Value) },
        { "origin", value.Origin.ToString().ToLowerInvariant() },
        { "line", value.Place is { } place ? explanation.LineOf(place) : DataScalar.Null },
        { "from", explanation.SourceOf(value) },
        { "hasEffect", value.HasEffect },
    };
}
