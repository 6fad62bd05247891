namespace Deploy.Core.Overlay;

/// <summary>A file of the user's overlay folder.</summary>
/// <param name="Path">From the overlay folder, with '/'.</param>
/// <param name="DisplayPath">As messages shall show it.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsExecutable">The file is a program.</param>
public sealed record OverlayFile(string Path, string DisplayPath, byte[] Content, bool IsExecutable = false);
