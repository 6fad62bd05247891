using System.Text.RegularExpressions;

namespace Deploy.Core.Images;

/// <summary>Names of images as files write them: <c>ghcr.io/acme/shop:1.0.0@sha256:…</c>.</summary>
static class ImageName
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    static readonly Regex Digest = new("^sha256:[0-9a-f]{64}$", RegexOptions.CultureInvariant, Patience);

    // https://github.com/distribution/reference: registry with port, path in small letters, tag.
    static readonly Regex Tagged = new(
        "^(?:[A-Za-z0-9.-]+(?::[0-9]+)?/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$", RegexOptions.CultureInvariant, Patience);

    /// <summary>Whether a text is <c>sha256:</c> and 64 digits.</summary>
    public static bool IsDigest(string text) => Digest.IsMatch(text);

    /// <summary>Whether a text is a repository with a tag, and nothing more.</summary>
    public static bool IsTagged(string text) => text.Length <= 512 && Tagged.IsMatch(text);

    /// <summary>The parts before and behind '@'; the digest is empty where there is none.</summary>
    public static (string Image, string Digest) Split(string reference) =>
        reference.IndexOf('@') is >= 0 and var at ? (reference.Substring(0, at), reference.Substring(at + 1)) : (reference, "");

    /// <summary>The tag; empty where there is none.</summary>
    public static string Tag(string reference)
    {
        var image = Split(reference).Image;
        var colon = image.LastIndexOf(':');
        return colon > image.LastIndexOf('/') ? image.Substring(colon + 1) : "";
    }

    /// <summary>The short form of what lies at Docker Hub: a chart writes <c>docker.io/library/redis</c>, compose <c>redis</c>.</summary>
    public static string Short(string image)
    {
        foreach (var prefix in new[] { "docker.io/library/", "docker.io/" })
        {
            if (image.StartsWith(prefix, StringComparison.Ordinal))
                return image.Substring(prefix.Length);
        }

        return image;
    }
}
