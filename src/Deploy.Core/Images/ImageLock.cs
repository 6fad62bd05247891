using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Images;

/// <summary>A line of the lock.</summary>
/// <param name="Image">Repository and tag, in the short form.</param>
/// <param name="Digest">What the tag stood for when it was looked up.</param>
/// <param name="Span">Its place in the file.</param>
/// <param name="Comments">The lines above it, up to the entry before: they move along with it.</param>
/// <param name="Remark">What stands behind it in its line, with its '#'; empty for nothing.</param>
public sealed record LockedImage(string Image, string Digest, TextSpan Span, IReadOnlyList<string> Comments, string Remark);

/// <summary>
/// images.lock of the overlay folder: what the tags of base and service images stood for when somebody looked. A tag can be moved, a digest
/// cannot, so every build and every server gets the same bytes.
/// </summary>
public sealed class ImageLock
{
    /// <summary>Name of the file in the overlay folder.</summary>
    public const string FileName = "images.lock";

    readonly Dictionary<string, string> digests;

    internal ImageLock(IReadOnlyList<string> heading, IEnumerable<LockedImage> images, IReadOnlyList<string> ending)
    {
        Heading = heading;
        Images = images.OrderBy(static image => image.Image, StringComparer.Ordinal).ToList();
        Ending = ending;
        digests = Images.ToDictionary(static image => image.Image, static image => image.Digest, StringComparer.Ordinal);
    }

    /// <summary>No image is pinned.</summary>
    public static ImageLock Empty { get; } = new([], [], []);

    /// <summary>The file; null for none.</summary>
    public SourceText? Source { get; private init; }

    /// <summary>Comments at the top, up to the first empty line.</summary>
    public IReadOnlyList<string> Heading { get; }

    /// <summary>The entries in ordinal order.</summary>
    public IReadOnlyList<LockedImage> Images { get; }

    /// <summary>Comments behind the last entry.</summary>
    public IReadOnlyList<string> Ending { get; }

    /// <summary>The digest of a repository with a tag; empty when it is not pinned.</summary>
    public string DigestOf(string image) => digests.TryGetValue(ImageName.Short(image), out var digest) ? digest : "";

    /// <summary>The image with its digest where it is pinned: <c>postgres:16.10-bookworm@sha256:…</c>.</summary>
    public string Pin(string image) => DigestOf(image) is { Length: > 0 } digest ? $"{image}@{digest}" : image;

    /// <summary>Every image that can be pinned: all with a tag that the files name, but the app's own; sorted.</summary>
    public static IReadOnlyList<string> Names(Artifacts.ArtifactSet files) => ImagePins.Names(files);

    /// <summary>The digest of an image among what an engine knows, <c>docker.io/library/postgres@sha256:…</c>; empty when it is not there.</summary>
    public static string DigestAmong(string image, IEnumerable<string> known)
    {
        var repository = image.Substring(0, image.Length - ImageName.Tag(image).Length).TrimEnd(':');
        return known.Select(static one => ImageName.Split(one.Trim())).FirstOrDefault(one => ImageName.Short(one.Image) == repository && ImageName.IsDigest(one.Digest)).Digest ?? "";
    }

    /// <summary>Reads the file: <c>IMAGE:TAG sha256:…</c> in each line, '#' begins a comment.</summary>
    /// <param name="text">The file.</param>
    /// <param name="diagnostics">Takes what cannot be read.</param>
    public static ImageLock Read(SourceText text, DiagnosticBag diagnostics)
    {
        var (heading, images, comments) = (new List<string>(), new Dictionary<string, LockedImage>(StringComparer.Ordinal), new List<string>());
        var start = 0;
        foreach (var raw in text.Content.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            var place = new TextSpan(start, Math.Max(1, line.Length));
            start += raw.Length + 1;
            var hash = line.IndexOf('#');
            var words = (hash < 0 ? line : line.Substring(0, hash)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                // An empty line ends the heading; others are not kept: the file is sorted.
                if (hash >= 0)
                    comments.Add(line.Trim());
                else if (images.Count == 0 && heading.Count == 0)
                    (heading, comments) = (comments, heading);
                continue;
            }

            if (Problem(words) is { } problem)
                diagnostics.Add(ImageDiagnostics.MalformedLock(place, problem) with { Source = text });
            else if (images.TryGetValue(ImageName.Short(words[0]), out var other))
                diagnostics.Add(ImageDiagnostics.MalformedLock(place, $"'{words[0]}' stands in line {text.GetPosition(other.Span.Start).Line + 1} already. Remove one of them") with { Source = text });
            else
                images.Add(ImageName.Short(words[0]), new LockedImage(ImageName.Short(words[0]), words[1], place, comments, hash < 0 ? "" : line.Substring(hash).Trim()));
            comments = [];
        }

        return new ImageLock(heading, images.Values, comments) { Source = text };
    }

    /// <summary>The file with other digests: comments and remarks stay with their entries, what is not given is dropped.</summary>
    /// <param name="newDigests">Digest by image.</param>
    public string Write(IEnumerable<KeyValuePair<string, string>> newDigests)
    {
        var lines = new List<string>();
        IReadOnlyList<string> first = Heading.Count > 0 ? Heading :
        [
            "# What the tags of base and service images stood for: dotnet build -t:DeployPinImages writes it anew.",
            "# Commit it. IMAGE:TAG DIGEST, sorted; an image that is not listed follows its tag.",
        ];
        lines.AddRange(first);
        lines.Add("");
        foreach (var pinned in newDigests.GroupBy(static entry => ImageName.Short(entry.Key), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var known = Images.FirstOrDefault(image => image.Image == pinned.Key);
            lines.AddRange(known?.Comments ?? []);
            lines.Add($"{pinned.Key} {pinned.First().Value}{(known is { Remark.Length: > 0 } ? $"  {known.Remark}" : "")}");
        }

        lines.AddRange(Ending);
        return string.Concat(lines.Select(static line => $"{line}\n"));
    }

    static string? Problem(string[] words)
    {
        if (!ImageName.IsTagged(words[0]))
            return $"'{words[0]}' is not an image with a tag, such as postgres:16.10-bookworm";
        if (words.Length < 2)
            return $"the digest of '{words[0]}' is missing";
        if (!ImageName.IsDigest(words[1]))
            return $"'{words[1]}' is not a digest, that is sha256: and 64 digits from 0 to f";
        return words.Length == 2 ? null : $"'{words[2]}' is too much: a line has an image and its digest";
    }
}
