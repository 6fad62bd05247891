using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Overlay;

/// <summary>
/// Lays the user's files over the generated ones: a file of the same path replaces, <c>&lt;path&gt;.patch.yaml</c> is merged into a YAML
/// file, any other file is added.
/// </summary>
static class OverlayApplier
{
    const string PatchSuffix = ".patch.yaml";

    public static void Apply(ArtifactSet files, IReadOnlyList<OverlayFile> overlay, DiagnosticBag diagnostics)
    {
        var replaced = new HashSet<string>(overlay.Where(static file => !IsPatch(file)).Select(static file => file.Path), StringComparer.Ordinal);
        foreach (var file in overlay.OrderBy(static file => file.Path, StringComparer.Ordinal))
        {
            if (IsPatch(file))
                Patch(files, file, replaced, diagnostics);
            else
            {
                files.Replace(new Artifact(file.Path, file.Content, files[file.Path]?.Causes ?? [])
                {
                    IsExecutable = file.IsExecutable,
                    Origin = files[file.Path] is null ? ArtifactOrigin.Added : ArtifactOrigin.Replaced,
                });
            }
        }
    }

    static bool IsPatch(OverlayFile file) => file.Path.EndsWith(PatchSuffix, StringComparison.Ordinal);

    static void Patch(ArtifactSet files, OverlayFile patch, HashSet<string> replaced, DiagnosticBag diagnostics)
    {
        var text = TextCheck.Decode(patch.DisplayPath, patch.Content);
        var found = new DiagnosticBag();
        var targetPath = patch.Path.Substring(0, patch.Path.Length - PatchSuffix.Length);
        var start = new TextSpan(0, Math.Min(1, text.Content.Length));
        var target = files[targetPath];
        if (replaced.Contains(targetPath))
            found.Add(OverlayDiagnostics.ReplacedAndPatched(start, targetPath));
        else if (target is null)
            found.Add(OverlayDiagnostics.NoTarget(start, targetPath, Words.Nearest(targetPath, files.Select(static file => file.Path))));
        else if (target.Data is not { } data)
            found.Add(OverlayDiagnostics.NotPatchable(start, targetPath));
        else if (YamlReader.Read(text, found) is { } root)
        {
            if (root is not YamlMapping changes)
                found.Add(ValueDiagnostics.ExpectedMap(root.Span, patch.DisplayPath, [$"the keys of {targetPath}"]));
            else if (!found.HasErrors)
            {
                var merged = new StrategicMerge(targetPath, found).Merge(data, changes, "");
                files.Replace(Artifact.OfYaml(targetPath, merged, $"{target.Header}\nPatched by {patch.DisplayPath}.", target.Causes) with { Origin = ArtifactOrigin.Patched });
            }
        }

        foreach (var diagnostic in found.ToSortedList())
            diagnostics.Add(diagnostic with { Source = text });
    }
}
