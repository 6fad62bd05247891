using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Explain;
using Deploy.Core.Rules;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Explain;

/// <summary>One file, and the same file without one of its entries: what each explains and generates.</summary>
sealed record Mutation(string Path, IReadOnlyDictionary<string, object> Values, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>A file, in one of its environments or in none; null when it has errors.</summary>
    public static Mutation? Of(byte[] spec, ProjectFacts facts, YamlMapping root, string environment = "", string path = "")
    {
        var diagnostics = new DiagnosticBag();
        var text = new SourceText("deployment.yaml", Encoding.UTF8.GetString(spec));
        var file = DeploymentBinder.Bind(root, text, diagnostics);
        if (file is null || diagnostics.HasErrors)
            return null;
        SpecRules.Check(text, file, facts, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        if (environment.Length > 0)
            file = file.WithBase(environment)!;
        var explanation = Explanation.Of(text, root, file, facts);
        // Other environments have files of their own.
        var files = DeploymentCompiler.Generate(text, file with { Environments = [] }, facts, Repository.Content, [], diagnostics);
        return new Mutation(path,
            explanation.Values.Where(static value => value.HasEffect).ToDictionary(static value => value.Key, static value => value.Value, StringComparer.Ordinal),
            // The manifest has lines of the spec in it.
            files.Where(static artifact => artifact.Path != Manifest.FileName).ToDictionary(static artifact => artifact.Path, static artifact => Encoding.UTF8.GetString(artifact.Content), StringComparer.Ordinal));
    }

    public static YamlMapping Root(byte[] spec) => (YamlMapping)YamlReader.Read(TextCheck.Decode("deployment.yaml", spec), new DiagnosticBag())!;

    /// <summary>The tree without each of its entries and items in turn.</summary>
    public static IEnumerable<(string Path, YamlNode Node)> WithoutOne(YamlNode node, string path = "")
    {
        switch (node)
        {
            case YamlMapping mapping:
                for (var i = 0; i < mapping.Entries.Count; i++)
                {
                    var (at, here) = (i, $"{path}/{mapping.Entries[i].Key.Value}");
                    // An environment that is gone changes the names in the READMEs.
                    if (path != "/environments" && here != "/environments")
                        yield return (here, mapping with { Entries = mapping.Entries.Where((_, index) => index != at).ToList() });
                    foreach (var (below, changed) in WithoutOne(mapping.Entries[i].Value, here))
                        yield return (below, mapping with { Entries = mapping.Entries.Select((entry, index) => index == at ? entry with { Value = changed } : entry).ToList() });
                }

                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    var (at, here) = (i, $"{path}/{i}");
                    yield return (here, list with { Items = list.Items.Where((_, index) => index != at).ToList() });
                    foreach (var (below, changed) in WithoutOne(list.Items[i], here))
                        yield return (below, list with { Items = list.Items.Select((entry, index) => index == at ? changed : entry).ToList() });
                }

                break;
        }
    }

    /// <summary>The keys that both explain, with one value here and another one there.</summary>
    public IEnumerable<string> Changed(Mutation other) => Values.Where(value => other.Values.TryGetValue(value.Key, out var same) && !Equals(same, value.Value)).Select(static value => value.Key);

    /// <summary>The keys that only one of them explains.</summary>
    public IEnumerable<string> AddedOrRemoved(Mutation other) => Values.Keys.Except(other.Values.Keys, StringComparer.Ordinal).Union(other.Values.Keys.Except(Values.Keys, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The files that differ.</summary>
    public IEnumerable<string> ChangedFiles(Mutation other) => Files.Keys.Union(other.Files.Keys, StringComparer.Ordinal)
        .Where(path => Files.GetValueOrDefault(path) != other.Files.GetValueOrDefault(path));
}
