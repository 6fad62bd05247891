using Deploy.Core.Text;

namespace Deploy.Core.Spec.Binding;

/// <summary>
/// What a binder sees of its section. A binder is one line per key; run over nodes it gives the spec and the diagnostics,
/// run over nothing it gives the JSON Schema, so the two cannot disagree.
/// </summary>
public abstract class SectionReader
{
    /// <summary>Where the key of this section stands.</summary>
    public abstract TextSpan KeySpan { get; }

    /// <summary>A key of this section.</summary>
    /// <param name="key">The key in snake_case.</param>
    /// <param name="shape">What its value may look like.</param>
    /// <param name="description">What the key does, for hover and help: one or two sentences.</param>
    /// <param name="default">
    /// The default as text, null when there is none. A text that is a value of the shape stands in the schema as the default, so words that
    /// describe one must not read like a value: "that of deployment.domain".
    /// </param>
    /// <returns>What is written, or null when the key is absent or wrong.</returns>
    public abstract T? Get<T>(string key, Shape<T> shape, string description, string? @default = null) where T : class;

    /// <summary>A key whose value is a scalar.</summary>
    public Located<T>? Value<T>(string key, ValueKind<T> kind, string description, string? @default = null) =>
        Get(key, Shapes.Scalar(kind), description, @default);

    /// <summary>A key that must be there.</summary>
    public abstract Located<T>? Required<T>(string key, ValueKind<T> kind, string description);

    /// <summary>A second spelling of a key.</summary>
    public abstract T? Alias<T>(T? value, string alias, string key, Shape<T> shape) where T : class;
}
