using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Yaml;

/// <summary>The largest file that is read, right and wrong in each line: it ends, and what it says stays readable. Times are in build/bench.sh.</summary>
public sealed class LargeFileTests
{
    // No figure: far above what the slowest machine takes, far below what a person would call hanging.
    static readonly TimeSpan Hang = TimeSpan.FromSeconds(30);

    static IEnumerable<TestCaseData> Right() =>
    [
        new TestCaseData(Fill("deployment:\n  env:\n", static i => $"    SETTING_{i}: value of setting {i}\n")).SetArgDisplayNames("settings"),
        new TestCaseData(Fill("deployment:\n  workers:\n", static i => $"    - name: worker-{i}\n      command: dotnet Shop.dll --queue {i}\n")).SetArgDisplayNames("workers"),
        new TestCaseData(Fill("deployment:\n  secrets:\n", static i => $"    - SECRET_{i}\n")).SetArgDisplayNames("secrets"),
        new TestCaseData(Fill("environments:\n", static i => $"  e{i}: {{ deployment: {{ replicas: 2 }} }}\n")).SetArgDisplayNames("environments"),
        new TestCaseData(Fill("feature_flags:\n  flags:\n", static i => $"    flag-{i}: true\n")).SetArgDisplayNames("flags"),
    ];

    static IEnumerable<TestCaseData> Wrong() =>
    [
        new TestCaseData(Fill("deployment:\n", static i => $"  replcas{i}: 2\n")).SetArgDisplayNames("unknown keys"),
        new TestCaseData(Fill("deployment:\n  workers:\n", static i => $"    - name: Worker {i}\n      comand: x\n")).SetArgDisplayNames("wrong workers"),
        new TestCaseData(Fill("deployment:\n", static _ => "  replicas: 2\n")).SetArgDisplayNames("one key again and again"),
        new TestCaseData(Fill("", static _ => "\t- [\n")).SetArgDisplayNames("no YAML"),
        new TestCaseData(Fill("", static _ => "[")).SetArgDisplayNames("brackets"),
        new TestCaseData(Fill("", static _ => "a:\n ")).SetArgDisplayNames("keys in a column"),
        new TestCaseData(Fill("deployment:\n  secrets:\n", static _ => "    - SAME\n")).SetArgDisplayNames("one name again and again"),
        new TestCaseData(Fill("deployment:\n  env:\n", static i => $"    PASSWORD_{i}_PASSWORD: hunter{i}\n")).SetArgDisplayNames("credentials"),
        new TestCaseData(Fill("deployment: {}\nenvironments:\n", static i => $"  e{i}: {{ deployment: {{ replicas: no }} }}\n")).SetArgDisplayNames("environments that are wrong"),
        new TestCaseData("deployment:\n  name: " + new string('x', YamlReader.MaxBytes - 100)).SetArgDisplayNames("one long value"),
        new TestCaseData("deployment:\n  " + new string('x', YamlReader.MaxBytes - 100) + ": 1").SetArgDisplayNames("one long key"),
    ];

    [TestCaseSource(nameof(Right))]
    public void A_right_file_of_1_MiB_has_no_problem(string yaml) =>
        Assert.That(Check(yaml).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Message), Is.Empty);

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_file_of_1_MiB_says_so_in_bounded_words(string yaml)
    {
        var check = Check(yaml);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.HasErrors, Is.True);
            Assert.That(check.Diagnostics, Has.Count.LessThanOrEqualTo(DiagnosticBag.Most));
            Assert.That(check.Diagnostics.Sum(static diagnostic => diagnostic.Message.Length), Is.LessThan(DiagnosticBag.Most * 1000));
        }
    }

    static CheckResult Check(string yaml)
    {
        Assert.That(yaml, Has.Length.GreaterThan(YamlReader.MaxBytes * 9 / 10).And.Length.LessThanOrEqualTo(YamlReader.MaxBytes));
        var check = Task.Run(() => DeploymentCompiler.Check(TextCheck.Decode("deployment.yaml", Encoding.UTF8.GetBytes(yaml)), FactsFile.WebProject("shop")));
        Assert.That(check.Wait(Hang), "It did not end.");
        return check.Result;
    }

    static string Fill(string head, Func<int, string> line)
    {
        var text = new StringBuilder(head);
        for (var i = 0; ; i++)
        {
            var next = line(i);
            if (text.Length + next.Length > YamlReader.MaxBytes)
                return text.ToString();
            text.Append(next);
        }
    }
}
