namespace Deploy.Core.Text;

/// <summary>A value together with the place where the user wrote it.</summary>
public sealed record Located<T>(T Value, TextSpan Span);
