using Deploy.Core.Tests.Cases;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Explain;

/// <summary>
/// What is explained is what is generated: every entry of every golden case is taken out in turn, and the explanation changes exactly when
/// the output does. So no value is missing, none is a second truth, and what "changes nothing here" changes nothing.
/// </summary>
public sealed class ExplanationAgreementTests
{
    static IEnumerable<TestCaseData> Good => GoldenCase.Good.Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Good))]
    public void The_explanation_changes_exactly_when_the_output_does(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        var root = Mutation.Root(item);
        var environments = item.Compilation.Files is null ? [] : (root.Find("environments")?.Value as YamlMapping)?.Entries.Select(static entry => entry.Key.Value) ?? [];
        using (Assert.EnterMultipleScope())
        {
            foreach (var environment in environments.Prepend(""))
            {
                var original = Mutation.Of(item, root, environment)!;
                foreach (var (path, node) in Mutation.WithoutOne(root))
                {
                    // Another environment than the one that is explained has files of its own.
                    if (path.StartsWith("/environments/", StringComparison.Ordinal) && (environment.Length == 0 || !path.StartsWith($"/environments/{environment}/", StringComparison.Ordinal)))
                        continue;
                    if (Mutation.Of(item, (YamlMapping)node, environment, path) is not { } changed)
                        continue;
                    var (values, keys, files) = (changed.Changed(original).ToList(), changed.AddedOrRemoved(original).ToList(), changed.ChangedFiles(original).ToList());
                    var what = $"environment '{environment}', without {path}: explained {string.Join(", ", values.Concat(keys))}; generated {string.Join(", ", files)}";
                    // A row may come and go with the key that says what holds anyway.
                    if (values.Count > 0)
                        Assert.That(files, Is.Not.Empty, what);
                    if (files.Count > 0)
                        Assert.That(values.Concat(keys), Is.Not.Empty, what);
                }
            }
        }
    }
}
