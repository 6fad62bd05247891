using Deploy.Core;
using Deploy.Core.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
using DiagnosticSeverity = Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Deploy.Analyzers.Tests;

public class DeploymentAnalyzerTests
{
    const string LatestTag = "deployment:\n  tag: latest\n";

    static readonly string[] Specs =
    [
        "deployment: {}\n",
        "",
        "deployment:\n  nmae: shop\n  port: many\n",
        "deployment:\n  pattern: kubernetes\n  tag: latest\nkubernetes:\n  ingress: { klass: nginx }\n  autoscaling: { min: 9, max: 3 }\n",
        "deployment:\r\n  domain: 'ünï😀'\r\n  port: 0\r\ncanary: {}\r\n",
        "\uFEFFdeployment: [\n",
        "deployment:\n\tname: shop\n",
        "deployment:\u2028  name: shop\u0085  port: x\n",
    ];

    [TestCaseSource(nameof(Specs))]
    public async Task The_compiler_reports_what_Core_reports_at_the_same_place(string spec)
    {
        var text = new Core.Text.SourceText(Compiler.SpecPath, spec);
        var expected = DeploymentCompiler.Check(text, new ProjectFacts { IsCSharp = true, IsDotNet = true, AssemblyName = "app" }).Diagnostics
            .Select(diagnostic => Describe(
                diagnostic.Code, diagnostic.Message, text.GetPosition(diagnostic.Span.Start), text.GetPosition(diagnostic.Span.End)));

        var reported = await Compiler.AnalyzeAsync(spec);

        Assert.That(reported.Select(Describe), Is.EquivalentTo(expected));
    }

    [Test]
    public async Task Line_and_column_are_those_of_the_wrong_value()
    {
        var reported = await Compiler.AnalyzeAsync("deployment:\n  name: shop\n  port: many\n");

        Assert.That(reported.Single().ToString(), Does.StartWith("/app/deployment.yaml(3,9): error DEPLOY0104: "));
    }

    [Test]
    public async Task A_file_that_is_not_marked_as_spec_is_not_looked_at()
    {
        FakeFile[] files = [new("/app/other/deployment.yaml", "deployment: ["), new("/app/notes.txt", "\t")];

        Assert.That(await Compiler.AnalyzeAsync(files, new FakeOptions([Compiler.SpecPath])), Is.Empty);
    }

    [Test]
    public async Task Each_spec_of_a_project_is_checked_under_its_own_path()
    {
        FakeFile[] files = [new("/app/a.yaml", "deployment: { a: 1 }"), new("/app/b.yaml", "deployment: { b: 1 }")];

        var reported = await Compiler.AnalyzeAsync(files, new FakeOptions(["/app/a.yaml", "/app/b.yaml"]));

        var paths = reported.Select(static diagnostic => diagnostic.Location.GetLineSpan().Path);
        Assert.That(paths, Is.EquivalentTo(new[] { "/app/a.yaml", "/app/b.yaml" }));
    }

    [TestCase(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [TestCase(ReportDiagnostic.Warn, DiagnosticSeverity.Warning)]
    [TestCase(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    [TestCase(ReportDiagnostic.Hidden, DiagnosticSeverity.Hidden)]
    public async Task The_user_sets_the_severity_of_a_code(ReportDiagnostic wanted, DiagnosticSeverity expected)
    {
        Assert.That((await Compiler.AnalyzeAsync(LatestTag, Options(wanted))).Single().Severity, Is.EqualTo(expected));
    }

    [Test]
    public async Task NoWarn_silences_a_code()
    {
        Assert.That(await Compiler.AnalyzeAsync(LatestTag, Options(ReportDiagnostic.Suppress)), Is.Empty);
    }

    [Test]
    public async Task TreatWarningsAsErrors_makes_advice_an_error()
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error);

        Assert.That((await Compiler.AnalyzeAsync(LatestTag, options)).Single().Severity, Is.EqualTo(DiagnosticSeverity.Error));
    }

    [Test]
    public async Task A_fact_from_MSBuild_takes_part_in_the_checks()
    {
        var options = new FakeOptions([Compiler.SpecPath], ("DeployContainerTag", "latest"));

        var reported = await Compiler.AnalyzeAsync([new FakeFile(Compiler.SpecPath, "deployment: {}\n")], options);

        Assert.That(reported.Single().Id, Is.EqualTo("DEPLOY0301"));
    }

    [Test]
    public async Task Many_compilations_at_once_report_the_same()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 32).Select(static _ => Task.Run(static () => Compiler.AnalyzeAsync(Specs[3]))));

        var reports = runs.Select(static run => string.Join("\n", run.Select(Describe).Order(StringComparer.Ordinal)));
        Assert.That(reports.Distinct(StringComparer.Ordinal).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Every_code_has_a_descriptor_with_title_help_page_and_severity()
    {
        var descriptors = new DeploymentAnalyzer().SupportedDiagnostics;

        Assert.That(
            descriptors.Select(static descriptor =>
                (descriptor.Id, descriptor.Title.ToString(), descriptor.HelpLinkUri, descriptor.DefaultSeverity.ToString(), descriptor.Category)),
            Is.EqualTo(DiagnosticCatalog.All.Select(static rule => (rule.Code, rule.Title, rule.HelpLink, rule.Severity.ToString(), "Deploy"))));
    }

    [Test]
    public async Task Braces_in_a_message_are_no_placeholders()
    {
        var reported = await Compiler.AnalyzeAsync("deployment:\n  port: '{0} {x}'\n");

        Assert.That(reported.Single().GetMessage(), Does.Contain("'{0} {x}'"));
    }

    static CSharpCompilationOptions Options(ReportDiagnostic severity) =>
        new(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: [new("DEPLOY0301", severity)]);

    static string Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var (start, end) = (span.StartLinePosition, span.EndLinePosition);
        return Describe(diagnostic.Id, diagnostic.GetMessage(), new(start.Line, start.Character), new(end.Line, end.Character));
    }

    static string Describe(string code, string message, Core.Text.LinePosition start, Core.Text.LinePosition end) =>
        $"({start.Line},{start.Character})-({end.Line},{end.Character}) {code} {message}";
}
