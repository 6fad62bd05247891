using System.Text.RegularExpressions;
using Deploy.Core.Artifacts;
using Deploy.Core.Plan;
using Deploy.Core.Text;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>Copies root modules from the content, and with them the modules that they call, and no others.</summary>
sealed class ModuleFiles(ContentFiles content, ArtifactSet files, IReadOnlyList<TextSpan> causes)
{
    static readonly Regex Source = new("^\\s*source\\s*=\\s*\"(?<path>\\.[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Copies a root module.</summary>
    /// <param name="from">Its folder in the content.</param>
    /// <param name="to">Its folder in the output.</param>
    public void AddRoot(string from, string to)
    {
        foreach (var (path, text) in content.Below(from))
            Add($"{to}/{path}", text);
    }

    /// <summary>Copies one file of the content.</summary>
    public void AddFile(string from, string to) => Add(to, content.Text(from));

    void Add(string path, string text)
    {
        if (files[path] is not null)
            return;
        files.Add(Artifact.OfText(path, text, causes) with { IsExecutable = path.EndsWith(".sh", StringComparison.Ordinal) });
        if (!path.EndsWith(".tf", StringComparison.Ordinal))
            return;
        foreach (Match match in Source.Matches(text))
            AddModule(RelativePath.Normalize($"{path.Substring(0, path.LastIndexOf('/'))}/{match.Groups["path"].Value}"));
    }

    // opentofu/aws/modules/network lies in the content under the same path; the Helm releases are those of every platform.
    void AddModule(string folder)
    {
        var from = folder.EndsWith("/modules/addons", StringComparison.Ordinal) ? "opentofu/addons" : folder;
        foreach (var (path, text) in content.Below(from))
            Add($"{folder}/{path}", text);
    }
}
