namespace Deploy.Core.Text;

/// <summary>A place in a text; both numbers count from 0, characters in UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Character);
