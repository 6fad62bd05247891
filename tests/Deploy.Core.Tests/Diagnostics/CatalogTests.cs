using System.Reflection;
using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Rules;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Solution;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.Diagnostics;

public sealed partial class CatalogTests
{
    /// <summary>Each class of diagnostics with the codes that belong to it.</summary>
    static readonly (Type Class, string Range)[] Ranges =
    [
        (typeof(YamlDiagnostics), "DEPLOY00"), (typeof(ValueDiagnostics), "DEPLOY01"), (typeof(CombinationDiagnostics), "DEPLOY02"), (typeof(ReleaseDiagnostics), "DEPLOY02"),
        (typeof(SectionDiagnostics), "DEPLOY02"), (typeof(EffectDiagnostics), "DEPLOY03"), (typeof(AdviceDiagnostics), "DEPLOY03"), (typeof(SecretsDiagnostics), "DEPLOY0[23]"),
        (typeof(OperationsDiagnostics), "DEPLOY03"), (typeof(MonitoringDiagnostics), "DEPLOY0[23]"), (typeof(GitOpsDiagnostics), "DEPLOY03"), (typeof(CostDiagnostics), "DEPLOY03"), (typeof(CloudDiagnostics), "DEPLOY02"), (typeof(PlatformDiagnostics), "DEPLOY03"), (typeof(CodeDiagnostics), "DEPLOY04"), (typeof(SolutionDiagnostics), "DEPLOY0[23]"), (typeof(OverlayDiagnostics), "DEPLOY05"), (typeof(ToolingDiagnostics), "DEPLOY09"), (typeof(LocalDiagnostics), "DEPLOY09"), (typeof(ImageDiagnostics), "DEPLOY09"),
    ];

    /// <summary>Codes without a folder in tests/cases, and why.</summary>
    static readonly Dictionary<string, string> WithoutCase = new(StringComparer.Ordinal)
    {
        ["DEPLOY0007"] = "Takes a file of more than 1 MiB; shown by YamlReaderTests.A_file_above_1_MiB_is_refused.",
        ["DEPLOY0504"] = "Takes a symbolic link; reported by the task that reads the overlay folder.",
        ["DEPLOY0902"] = "Takes two builds.",
        ["DEPLOY0903"] = "Takes a folder that cannot be written.",
        ["DEPLOY0904"] = "Takes a symbolic link in the output.",
        ["DEPLOY0905"] = "Takes a project that names a missing file.",
        ["DEPLOY0906"] = "Takes a file that cannot be read.",
        ["DEPLOY0907"] = "Takes a property of the build.",
        ["DEPLOY0908"] = "Takes a file in the output folder.",
        ["DEPLOY0909"] = "Takes a property of the build.",
        ["DEPLOY0914"] = "Takes a project without a deployment.yaml.",
        ["DEPLOY0915"] = "Takes a solution.",
        ["DEPLOY0910"] = "Takes a comparison.",
        ["DEPLOY0911"] = "Takes a comparison; shown by UpgradeTests.",
        ["DEPLOY0912"] = "Takes a comparison; shown by UpgradeTests.",
        ["DEPLOY0913"] = "Takes a property of the build.",
        ["DEPLOY0916"] = "Takes a push.",
        ["DEPLOY0917"] = "Takes a push.",
        ["DEPLOY0930"] = "Takes a property of the build.",
        ["DEPLOY0933"] = "Takes an engine.",
        ["DEPLOY0934"] = "Takes an engine.",
        ["DEPLOY0935"] = "Takes a registry.",
        ["DEPLOY0918"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0919"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0920"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0921"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0922"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0923"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0924"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0925"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0926"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0927"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0928"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0929"] = "Takes a container engine, or the lack of one; shown by UpTests.",
        ["DEPLOY0999"] = "Takes a mistake of ours.",
    };

    static IEnumerable<MethodInfo> Factories => Ranges.SelectMany(static range => range.Class.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(static method => method.ReturnType == typeof(Diagnostic));

    static IEnumerable<TestCaseData> FactoryCases =>
        Factories.Select(static method => new TestCaseData(method).SetName($"{{m}}({method.DeclaringType!.Name}.{method.Name})"));

    [Test]
    public void Codes_are_unique() => Assert.That(DiagnosticCatalog.All.Select(static rule => rule.Code), Is.Unique);

    [Test]
    public void Codes_lie_in_the_range_of_their_class()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (type, range) in Ranges)
                Assert.That(RulesOf(type).Select(static rule => rule.Code), Is.All.Matches($"^{range}[0-9]{{2}}$"), type.Name);
        }
    }

    [Test]
    public void Every_rule_of_every_class_is_in_the_catalog()
    {
        var written = Ranges.SelectMany(static range => range.Class.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Where(static field => field.FieldType == typeof(DiagnosticRule)).Select(static field => (DiagnosticRule)field.GetValue(null)!);
        Assert.That(DiagnosticCatalog.All, Is.EquivalentTo(written));
    }

    [Test]
    public void The_range_says_the_severity()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var rule in DiagnosticCatalog.All)
            {
                if (rule.Code.StartsWith("DEPLOY04", StringComparison.Ordinal))
                    Assert.That(rule.Severity, Is.Not.EqualTo(DiagnosticSeverity.Error), $"{rule.Code}: code may do what the compiler does not see");
                else if (rule.Code.StartsWith("DEPLOY03", StringComparison.Ordinal))
                    Assert.That(rule.Severity, Is.EqualTo(DiagnosticSeverity.Warning), rule.Code);
                else if (!rule.Code.StartsWith("DEPLOY09", StringComparison.Ordinal))
                    Assert.That(rule.Severity, Is.EqualTo(DiagnosticSeverity.Error), rule.Code);
            }
        }
    }

    [Test]
    public void The_help_link_is_the_address_of_the_page_of_the_code() =>
        Assert.That(DiagnosticCatalog.All.Select(static rule => rule.HelpLink), Is.EqualTo(DiagnosticCatalog.All.Select(static rule => $"{DiagnosticRule.RulesUrl}/{rule.Code}.md")));

    [TestCaseSource(nameof(FactoryCases))]
    public void A_message_is_one_line_that_ends_with_a_period_and_says_what_to_do(MethodInfo factory)
    {
        var diagnostic = (Diagnostic)factory.Invoke(null, factory.GetParameters().Select(Argument).ToArray())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(diagnostic.Message, Does.Not.Contain("\n").And.Not.Contain("\r"));
            Assert.That(diagnostic.Message, Does.EndWith(".").Or.EndWith("?"));
            Assert.That(diagnostic.Message, Does.Match(Remedy()), diagnostic.Code);
            Assert.That(diagnostic.Message, Does.Not.Contain("System."));
        }
    }

    [Test]
    public void Every_code_can_be_reported()
    {
        var reported = Factories.Select(static factory => ((Diagnostic)factory.Invoke(null, factory.GetParameters().Select(Argument).ToArray())!).Code).Distinct(StringComparer.Ordinal);
        Assert.That(reported, Is.EquivalentTo(DiagnosticCatalog.All.Select(static rule => rule.Code)));
    }

    [Test]
    public void Every_code_is_shown_by_a_case()
    {
        var shown = GoldenCase.All.SelectMany(static item => item.Compilation.Codes)
            .Concat(SolutionCase.All.SelectMany(static item => item.Diagnostics).Select(static diagnostic => diagnostic.Code)).ToHashSet(StringComparer.Ordinal);
        // 04xx takes C# code: tests/code, which Deploy.Analyzers.Tests reads.
        Assert.That(
            DiagnosticCatalog.All.Select(static rule => rule.Code).Where(code => !shown.Contains(code) && !code.StartsWith("DEPLOY04", StringComparison.Ordinal)),
            Is.EquivalentTo(WithoutCase.Keys));
    }

    [Test]
    public void Every_rule_class_is_registered()
    {
        var registered = (SpecRule[])typeof(SpecRules).GetField("All", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        var written = typeof(SpecRule).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(SpecRule)));
        Assert.That(registered.Select(static rule => rule.GetType()), Is.EquivalentTo(written));
    }

    [Test]
    public void The_index_lists_every_code_with_its_page() =>
        Expectation.Matches(Path.Combine(Repository.Root, "docs", "diagnostics.md"), DiagnosticIndex.Write());

    static IEnumerable<DiagnosticRule> RulesOf(Type type) => (IReadOnlyList<DiagnosticRule>)type.GetProperty("All")!.GetValue(null)!;

    static object? Argument(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(TextSpan) ? new TextSpan(0, 1)
        : parameter.ParameterType == typeof(LinePosition) ? new LinePosition(2, 3)
        : parameter.ParameterType == typeof(int) ? 7
        : parameter.ParameterType == typeof(double) ? 12.5
        : parameter.ParameterType == typeof(decimal) ? 12.5m
        : parameter.ParameterType.IsAssignableFrom(typeof(string[])) && parameter.ParameterType != typeof(object) ? new[] { "one", "two" }
        : parameter.Name == "remedy" ? "Keep it as it was."
        : parameter.Name == "reason" ? "It was so."
        // A value of several lines, as a block scalar gives: the message stays in one.
        : parameter.Name == "value" ? "first\r\nsecond " + new string('x', 200)
        : "word";

    // Imperatives and the words that introduce what is allowed.
    [GeneratedRegex("\\b(Write|Add|Remove|Set|Use|Make|Check|Lower|Leave|Rename|Take|Put|Move|Copy|Give|Choose|Correct|Define|Refer|Save|List|Create|Keep|report|Allowed|Known|For example|must be|needs|put the file|is this the right file|The rest of the file is generated|is left as it was|cannot be read)\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Remedy();
}
