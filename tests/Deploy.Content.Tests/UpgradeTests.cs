using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>
/// The chart of a case as it was released, in tests/upgrade, and as it is now: <c>helm upgrade</c> from one to the other is refused for no
/// field and loses no data. The files are renewed at a release only: UPDATE_UPGRADES=1 writes them.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class UpgradeTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "upgrade");

    static readonly bool Renews = Environment.GetEnvironmentVariable("UPDATE_UPGRADES") == "1";

    static IEnumerable<string> Cases => Renews ? GeneratedFiles.ChartCases : Directory.GetFiles(Folder, "*.yaml").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void An_upgrade_is_not_refused_and_loses_no_data(string name)
    {
        var path = Path.Combine(Folder, $"{name}.yaml");
        Assert.That(GeneratedFiles.ChartCases, Does.Contain(name), $"The case {name} has no chart any more. If it was renamed, rename {path} too.");
        var (chart, values) = ChartOfCaseTests.Write(name);
        var now = ImmutableFields.Of(RenderedChart.Of(chart, values[0]));
        if (Renews)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, YamlWriter.Write(now));
        }

        Assert.That(ImmutableFields.Broken(Read(path, File.ReadAllText(path)), now), Is.Empty);
    }

    [Test]
    public void Another_selector_and_a_lost_volume_are_found()
    {
        var before = Read("before.yaml", "StatefulSet/shop-redis:\n  spec.selector: \"a\"\nCluster/shop-postgres:\n  spec.storage: \"{size: 1Gi}\"\nService/shop:\n  spec.clusterIP: None\n");
        var after = new DataMap { { "StatefulSet/shop-redis", new DataMap { { "spec.selector", "b" }, { "spec.serviceName", "shop" } } } };

        Assert.That(ImmutableFields.Broken(before, after), Is.EqualTo(new[]
        {
            "StatefulSet/shop-redis spec.selector: a became b", "StatefulSet/shop-redis spec.serviceName:  became shop", "Cluster/shop-postgres is gone, and its data with it",
        }));
    }

    static YamlMapping Read(string path, string text)
    {
        var problems = new DiagnosticBag();
        var root = YamlReader.Read(TextCheck.Decode(path, Encoding.UTF8.GetBytes(text)), problems);
        Assert.That(problems.HasErrors, Is.False, path);
        return root as YamlMapping ?? new YamlMapping([], default);
    }
}
