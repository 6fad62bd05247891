using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>A root module that a case gives.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Path">Folder in the output, with '/'.</param>
sealed partial record RootModule(string Case, string Path)
{
    /// <summary>
    /// The roots of the cases that show files; a case that stands for a diagnostic has the files of another. What makes the place for the
    /// state differs by its name alone, and is planned once for each platform.
    /// </summary>
    public static IEnumerable<RootModule> All { get; } = Find().GroupBy(static root => root.Path.EndsWith("/bootstrap", StringComparison.Ordinal) ? root.Path : root.Key, StringComparer.Ordinal).Select(static group => group.First()).ToList();

    static IEnumerable<RootModule> Find() => GeneratedFiles.Cases.Where(static name => Directory.Exists(System.IO.Path.Combine(Repository.Cases, name, "expected"))).SelectMany(static name => GeneratedFiles.Paths(name)
        .Where(static path => (path.StartsWith("opentofu/", StringComparison.Ordinal) || path.StartsWith("multiregion/", StringComparison.Ordinal)) && path.EndsWith("/providers.tf", StringComparison.Ordinal) && !path.Contains("/modules/", StringComparison.Ordinal))
        .Select(path => new RootModule(name, path[..path.LastIndexOf('/')])));

    /// <summary>Its folder on disk.</summary>
    public string Folder => System.IO.Path.Combine(GeneratedFiles.Write(Case), Path);

    /// <summary>The arguments for each environment that it has values for.</summary>
    public IEnumerable<string[]> Values
    {
        get
        {
            var environments = Directory.GetFiles(Folder, "*.tfvars").Select(static path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
            if (environments.Remove("terraform.tfvars"))
                yield return [];
            foreach (var file in environments)
                yield return [$"-var-file={file}"];
        }
    }

    /// <summary>Lays something where the values say that the packages of functions are: a build would have made them.</summary>
    public void MakePackages()
    {
        foreach (Match package in Package().Matches(string.Concat(Directory.GetFiles(Folder, "*.tfvars").Select(File.ReadAllText))))
        {
            var path = System.IO.Path.Combine(Folder, package.Groups["path"].Value);
            var file = path.EndsWith(".zip", StringComparison.Ordinal) ? path : System.IO.Path.Combine(path, "App.dll");
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }
    }

    [GeneratedRegex("package += \"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Package();

    /// <summary>Name for a folder of its own.</summary>
    public string Key => $"{Case}-{Path.Replace('/', '-')}";

    public override string ToString() => $"{Case}, {Path}";
}
