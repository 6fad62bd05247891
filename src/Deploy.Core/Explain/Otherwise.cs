using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>Where a value comes from when its own key is not written.</summary>
/// <param name="Origin">Project or default.</param>
/// <param name="Reason">In words.</param>
/// <param name="Uses">A value that it follows from; that one has an effect then.</param>
sealed record Otherwise(ValueOrigin Origin, string Reason, TextSpan? Uses = null)
{
    /// <summary>A default that follows from nothing.</summary>
    public static Otherwise Default { get; } = new(ValueOrigin.Default, "default");

    /// <summary>A default that follows from a decision: <c>pattern kubernetes</c>.</summary>
    public static Otherwise DefaultOf(string decision) => new(ValueOrigin.Default, $"default of {decision}");

    /// <summary>Known to the project.</summary>
    public static Otherwise Project(string name) => new(ValueOrigin.Project, name);

    /// <summary>The value of another key, or one that follows from it.</summary>
    public static Otherwise As<T>(string key, Located<T>? other) => new(ValueOrigin.Default, $"follows {key}", other?.Span);
}
