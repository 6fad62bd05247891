using Deploy.Core.Emit.Data;

namespace Deploy.Core.Spec.Binding;

/// <summary>Values of a kind as JSON has them: examples and defaults in the schema.</summary>
static class SchemaValues
{
    /// <summary>A text of deployment.yaml as the JSON value that an editor would write.</summary>
    /// <returns>Null where the text is no value of the kind.</returns>
    public static DataNode? Of<T>(ValueKind<T> kind, string text) => kind.Read(text) switch
    {
        not { WrongKind: false, OutOfRange: null } => null,
        { Value: bool value } => value,
        { Value: int value } => value,
        { Value: double value } when !text.EndsWith("%", StringComparison.Ordinal) => new DataScalar(value),
        _ => text,
    };

    /// <summary>The example of a kind that has a form of its own; null for words, numbers, truth values and free text.</summary>
    public static DataNode? Example<T>(ValueKind<T> kind) =>
        kind.IsFree || kind.Words.Count > 0 || typeof(T) == typeof(bool) || typeof(T) == typeof(int) ? null : Of(kind, kind.Example);
}
