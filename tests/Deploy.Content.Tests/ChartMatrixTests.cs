using Deploy.Content.Tests.Matrices;
using Deploy.Core.Diagnostics;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>Charts of specs in which every two choices that are allowed together meet, each read by helm and held against Kubernetes.</summary>
public sealed class ChartMatrixTests
{
    static readonly Lazy<(IReadOnlyList<Compilation> Specs, ChartRun Run)> All = new(RunAll);

    // What the rules refuse, and why. A pair that is missing here is rendered.
    static readonly string[] Refused =
    [
        "ingress=alb mesh=istio", // DEPLOY0257: a load balancer has no certificate of the mesh.
        "framework=aspnet workers=default", "framework=fraiseql workers=default", // They bring no workers.
        "framework=fraiseql migrations=usual", // Nobody knows the command.
        "postgres=external pooler=transaction", "postgres=external pooler=session", // PgBouncer belongs to the operator.
        "pooler=transaction database=operator-none", "pooler=session database=operator-none",
    ];

    static IEnumerable<TestCaseData> Rows => SpecMatrix.Pairs.Rows.Select(static (row, index) => new TestCaseData(index).SetArgDisplayNames($"{index}", SpecMatrix.Factors.NameOf(row)));

    [TestCaseSource(nameof(Rows))]
    public void Helm_and_Kubernetes_accept_the_chart(int index)
    {
        var row = SpecMatrix.Pairs.Rows[index];
        var (specs, run) = All.Value;
        var findings = Names(index, specs[index]).SelectMany(name => run.FindingsOf(name).Where(finding => !IsAskedFor(row, name, finding)).Select(finding => $"{name} {finding}")).ToList();

        Assert.That(specs[index].Diagnostics.Where(static item => item.Severity == DiagnosticSeverity.Error), Is.Empty, specs[index].Text.Content);
        Assert.That(findings, Is.Empty, specs[index].Text.Content);
    }

    [Test]
    public void Every_two_choices_meet_unless_the_rules_refuse_them()
    {
        var pairs = SpecMatrix.Pairs;
        var met = pairs.Rows.SelectMany(static row => Enumerable.Range(0, row.Length).SelectMany(first =>
            Enumerable.Range(first + 1, row.Length - first - 1).Select(second => (new Choice(first, row[first]), new Choice(second, row[second]))))).ToHashSet();

        Assert.That(pairs.Pairs().Where(pair => !met.Contains(pair)).Select(static pair => $"{SpecMatrix.Factors.NameOf(pair.First)} {SpecMatrix.Factors.NameOf(pair.Second)}"), Is.EquivalentTo(Refused));
    }

    [Test]
    public void Two_hundred_renderings_are_read() => Assert.That(All.Value.Run.Count, Is.GreaterThanOrEqualTo(200));

    // What a choice switches off on purpose (each has a warning of its own), or nothing can be said about.
    static bool IsAskedFor(int[] row, string name, string finding)
    {
        var has = SpecMatrix.Factors;
        return (finding.EndsWith("(network-policy)", StringComparison.Ordinal) && (has.Has(row, "network=off") || name.EndsWith("-dev", StringComparison.Ordinal)))
            || (finding.EndsWith("(read-only-root)", StringComparison.Ordinal) && has.Has(row, "root=writable"))
            // What a worker does when it is well is not known unless 'health' says it; nobody sends it requests, so it is never unready.
            || (finding.Contains("-worker-", StringComparison.Ordinal)
                && (finding.EndsWith("(probe-readiness)", StringComparison.Ordinal) || (finding.EndsWith("(probe-liveness)", StringComparison.Ordinal) && !has.Has(row, "workers=checked"))))
            // The validator has no schema of the Barman Cloud plugin's ObjectStore.
            || (finding.Contains(" ObjectStore/", StringComparison.Ordinal) && finding.Contains("no schema for barmancloud.cnpg.io/v1", StringComparison.Ordinal) && has.Has(row, "postgres=backed-up"));
    }

    static (IReadOnlyList<Compilation> Specs, ChartRun Run) RunAll()
    {
        var rows = SpecMatrix.Pairs.Rows;
        var specs = rows.Select(static row =>
        {
            var (text, facts) = SpecMatrix.Spec(row);
            return Compilation.Of(text, facts);
        }).ToList();
        var renderings = new List<ChartRendering>();
        for (var index = 0; index < rows.Count; index++)
        {
            if (specs[index].Files is null)
                continue;
            var chart = GeneratedFiles.WriteChart(Path.Combine(Repository.Root, "artifacts", "matrix", "charts", $"r{index}"), specs[index].Files!);
            string[] versions = SpecMatrix.Factors.Has(rows[index], "version=later") ? ["1.33", "1.36"] : ["1.29", "1.36"];
            string[] filled = ["-f", FactorFile.PathOf("filled-values.yaml")];
            foreach (var name in Names(index, specs[index]))
            {
                var environment = name.Split('-') is [_, var last] ? last : null;
                renderings.Add(new ChartRendering(name, chart, versions, environment is null ? filled : [.. filled, "-f", Path.Combine(chart, $"values-{environment}.yaml")]));
            }
        }

        return (specs, ChartRun.Of("spec", renderings));
    }

    // The row by itself, and with each environment of it.
    static IEnumerable<string> Names(int index, Compilation spec) =>
        (spec.Files ?? throw new AssertionException(spec.Text.Content + string.Join('\n', spec.Diagnostics.Select(static item => item.Message))))
        .Select(static file => Path.GetFileName(file.Path)).Where(static file => file.StartsWith("values-", StringComparison.Ordinal))
        .Select(file => $"r{index}-{file["values-".Length..^".yaml".Length]}").Prepend($"r{index}");
}
