using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Overlay;
using Deploy.Core.Yaml;

namespace Deploy.Core.Images;

/// <summary>Lays images.lock over what names an image: Dockerfiles and compose files here, charts where their values are made.</summary>
static class ImagePins
{
    static readonly Regex From = new(
        @"^(?<before>FROM\s+(?:--platform=\S+\s+)?|COPY\s+--from=)(?<image>\S+)", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    /// <summary>Takes the lock out of the user's own files.</summary>
    /// <returns>The lock, and the files that are left.</returns>
    public static (ImageLock Lock, IReadOnlyList<OverlayFile> Own) Read(IReadOnlyList<OverlayFile> overlay, DiagnosticBag diagnostics)
    {
        var file = overlay.FirstOrDefault(static candidate => candidate.Path == ImageLock.FileName);
        return file is null
            ? (ImageLock.Empty, overlay)
            : (ImageLock.Read(TextCheck.Decode(file.DisplayPath, file.Content), diagnostics), overlay.Where(candidate => candidate != file).ToList());
    }

    /// <summary>Pins what Dockerfiles and compose files name.</summary>
    public static void Apply(ArtifactSet files, ImageLock locked)
    {
        if (locked.Images.Count == 0)
            return;
        foreach (var file in files.Where(static file => file.Path.StartsWith("docker/", StringComparison.Ordinal)).ToList())
        {
            if (IsDockerfile(file))
            {
                var pinned = From.Replace(Text(file), match => match.Groups["before"].Value + locked.Pin(match.Groups["image"].Value));
                files.Replace(Artifact.OfText(file.Path, pinned, file.Causes) with { IsExecutable = file.IsExecutable });
            }
            else if (file.Data?["services"] is DataMap services)
                files.Replace(Artifact.OfYaml(file.Path, With(file.Data, "services", InCompose(services, locked)), file.Header ?? "", file.Causes));
        }
    }

    /// <summary>Pins the images of a chart: <c>digest</c> of each map with a repository and a tag.</summary>
    /// <param name="values">values.yaml, or a part of it.</param>
    /// <param name="locked">The lock.</param>
    public static DataMap InChart(DataMap values, ImageLock locked)
    {
        if (locked.Images.Count == 0)
            return values;
        var pinned = new DataMap();
        var digest = Word(values, "digest") is { Length: 0 } ? locked.DigestOf($"{Word(values, "repository")}:{Word(values, "tag")}") : "";
        foreach (var entry in values)
            pinned.Add(entry.Key, entry.Key == "digest" && digest.Length > 0 ? digest : entry.Value is DataMap inner ? InChart(inner, locked) : entry.Value, entry.Comment);
        return pinned;
    }

    /// <summary>Says which entries of the lock pin nothing.</summary>
    public static void CheckUse(ArtifactSet files, ImageLock locked, DiagnosticBag diagnostics)
    {
        if (locked.Images.Count == 0)
            return;
        var names = new HashSet<string>(Names(files), StringComparer.Ordinal);
        diagnostics.AddRange(locked.Images.Where(image => !names.Contains(image.Image)).Select(image => ImageDiagnostics.UnusedPin(image.Span, image.Image) with { Source = locked.Source }));
    }

    /// <summary>Every image with a tag that the files name besides the app's own, in the short form, sorted.</summary>
    public static IReadOnlyList<string> Names(ArtifactSet files) => files.SelectMany(file => Names(file, files))
        .Select(static name => ImageName.Short(ImageName.Split(name).Image)).Where(ImageName.IsTagged)
        .Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();

    static IEnumerable<string> Names(Artifact file, ArtifactSet files)
    {
        if (file.Path.StartsWith("docker/", StringComparison.Ordinal))
        {
            return IsDockerfile(file) ? From.Matches(Text(file)).Cast<Match>().Select(static match => match.Groups["image"].Value)
                : (file.Data?["services"] as DataMap ?? []).Select(static service => service.Value is DataMap map ? Word(map, "image") : "");
        }

        if (!file.Path.StartsWith("helm/", StringComparison.Ordinal) || !file.Path.EndsWith("/values.yaml", StringComparison.Ordinal) || file.Data is not { } values)
            return [];
        return EnvironmentsOf(file.Path, files).Select(environment => Over(values, environment)).Prepend(values)
            .SelectMany(ChartImages.Of).Where(static image => image.Key != ChartImages.App).Select(static image => image.Value);
    }

    // What an environment changes in a chart stands beside it; for a service of a solution in the values of the whole.
    static IEnumerable<DataMap> EnvironmentsOf(string path, ArtifactSet files)
    {
        var words = path.Split('/');
        var isPart = words.Length == 5 && words[2] == "charts";
        var prefix = $"helm/{words[1]}/values-";
        foreach (var file in files.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal) && file.Data is not null))
        {
            if ((isPart ? file.Data![words[3]] : file.Data) is DataMap changes)
                yield return changes;
        }
    }

    static DataMap Over(DataMap values, DataMap changes)
    {
        var merged = new DataMap();
        foreach (var entry in values)
            merged.Add(entry.Key, (entry.Value, changes[entry.Key]) is (DataMap below, DataMap above) ? Over(below, above) : changes[entry.Key] ?? entry.Value);
        return merged;
    }

    static DataMap InCompose(DataMap services, ImageLock locked)
    {
        var pinned = new DataMap();
        foreach (var service in services)
            pinned.Add(service.Key, service.Value is DataMap map && Word(map, "image") is { Length: > 0 } image && locked.DigestOf(image).Length > 0 ? With(map, "image", locked.Pin(image)) : service.Value, service.Comment);
        return pinned;
    }

    static DataMap With(DataMap map, string key, DataNode value)
    {
        var changed = new DataMap();
        foreach (var entry in map)
            changed.Add(entry.Key, entry.Key == key ? value : entry.Value, entry.Comment);
        return changed;
    }

    static bool IsDockerfile(Artifact file) => file.Path.EndsWith("Dockerfile", StringComparison.Ordinal);

    static string Text(Artifact file) => Encoding.UTF8.GetString(file.Content);

    static string Word(DataMap map, string key) => map[key] is DataScalar { Value: string text } ? text : "";
}
