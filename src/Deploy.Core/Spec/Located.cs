using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>A list that the user wrote.</summary>
/// <param name="Items">Its items, without those that had errors.</param>
/// <param name="KeySpan">Where its key stands.</param>
public sealed record LocatedList<T>(IReadOnlyList<T> Items, TextSpan KeySpan);

/// <summary>A map with names of the user's choice.</summary>
/// <param name="Entries">Its entries in the order of the file.</param>
/// <param name="KeySpan">Where its key stands.</param>
public sealed record LocatedMap<T>(IReadOnlyList<LocatedEntry<T>> Entries, TextSpan KeySpan);

/// <summary>One entry of a <see cref="LocatedMap{T}"/>.</summary>
public sealed record LocatedEntry<T>(Located<string> Key, T Value);
