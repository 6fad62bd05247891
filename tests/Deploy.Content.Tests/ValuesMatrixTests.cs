using Deploy.Content.Tests.Matrices;
using Deploy.Core.Emit.Data;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>Values that a person sets and no key of the spec does: every two of them meet in a chart that helm and Kubernetes accept.</summary>
public sealed class ValuesMatrixTests
{
    static readonly FactorFile Factors = FactorFile.Read("values.yaml");

    static readonly Lazy<Pairwise> Pairs = new(static () => new Pairwise(Factors.Counts, static _ => true).Cover());

    static readonly Lazy<ChartRun> All = new(RunAll);

    static IEnumerable<TestCaseData> Rows => Pairs.Value.Rows.Select(static (row, index) => new TestCaseData(index).SetArgDisplayNames($"{index}", Factors.NameOf(row)));

    [TestCaseSource(nameof(Rows))]
    public void Helm_and_Kubernetes_accept_the_chart(int index) =>
        Assert.That(All.Value.FindingsOf($"v{index}").Where(finding => !IsAskedFor(Pairs.Value.Rows[index], finding)), Is.Empty, Values(index));

    [Test]
    public void Every_two_values_meet()
    {
        var missing = Pairs.Value.Pairs().Where(static pair => !Pairs.Value.Rows.Any(row => row[pair.First.Factor] == pair.First.Index && row[pair.Second.Factor] == pair.Second.Index));

        Assert.That(missing, Is.Empty);
    }

    // Probes that are off are not there, and a worker is asked no requests.
    static bool IsAskedFor(int[] row, string finding) =>
        (finding.Contains("(probe-", StringComparison.Ordinal) && Factors.Has(row, "probes=off")) || (finding.Contains("-worker-", StringComparison.Ordinal) && finding.EndsWith("(probe-readiness)", StringComparison.Ordinal));

    static string Values(int index) => YamlWriter.Write(Factors.Merge(Pairs.Value.Rows[index]));

    static ChartRun RunAll()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "matrix", "values-files")).FullName;
        var renderings = Pairs.Value.Rows.Select((_, index) =>
        {
            var path = Path.Combine(folder, $"v{index}.yaml");
            File.WriteAllText(path, Values(index));
            return new ChartRendering($"v{index}", ChartContentTests.ContentChart, ["1.29", "1.36"], ["-f", path]);
        });
        return ChartRun.Of("values", renderings.ToList());
    }
}
