namespace Deploy.Package.Tests;

/// <summary>What is wrong in deployment.yaml is said once, at its place, by whoever is there: the analyzer in C#, else the task.</summary>
public sealed class DiagnosticsTests
{
    const string Wrong = "deployment:\n  framework: aspnet\n  name: shop\n  image: registry.example/shop\n  pattern: kubernets\nkubernetes:\n  replica: 3\n";

    const string Advice = "deployment:\n  framework: aspnet\n  name: shop\n  image: registry.example/shop\n  tag: latest\n  pattern: kubernetes\n";

    static readonly string[] WrongPlaces = ["deployment.yaml(5,12): error DEPLOY0105", "deployment.yaml(7,3): error DEPLOY0103"];

    public enum Kind
    {
        CSharp,
        CSharpWithoutAnalyzers,
        FSharp,
        Standalone,
    }

    [Test]
    public void All_mistakes_are_reported_at_once_each_once_and_the_last_output_stays([Values] Kind kind)
    {
        var project = Project(kind);
        project.Build().Succeeds().HasNoDiagnostics();
        var before = Folders.ContentAndTimes(project.Output);
        project.WithSpec(Wrong);
        project.Rebuild().Fails().Reports(WrongPlaces);
        // Also a second time: a failed build is not taken for an old success.
        project.Rebuild().Fails().Reports(WrongPlaces);
        Assert.That(Folders.ContentAndTimes(project.Output), Is.EqualTo(before));
    }

    [Test]
    public void NoWarn_silences_advice([Values] Kind kind) => AdviceWith(kind, "<NoWarn>$(NoWarn);DEPLOY0301</NoWarn>").Succeeds().Generates().HasNoDiagnostics();

    [Test]
    public void WarningsAsErrors_stops_the_build([Values] Kind kind) =>
        AdviceWith(kind, "<WarningsAsErrors>DEPLOY0301</WarningsAsErrors>").Fails().Reports("deployment.yaml(5,8): error DEPLOY0301");

    [Test]
    public void TreatWarningsAsErrors_stops_the_build([Values] Kind kind) =>
        AdviceWith(kind, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>").Fails().Reports("deployment.yaml(5,8): error DEPLOY0301");

    [Test]
    public void WarningsNotAsErrors_keeps_one_a_warning([Values] Kind kind) =>
        AdviceWith(kind, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>DEPLOY0301</WarningsNotAsErrors>").Succeeds().Generates().Reports("deployment.yaml(5,8): warning DEPLOY0301");

    [Test]
    public void Editorconfig_sets_the_severity([Values] Kind kind, [Values("none", "suggestion", "error")] string severity)
    {
        var project = Project(kind).WithSpec(Advice);
        project.Build().Succeeds().Reports("deployment.yaml(5,8): warning DEPLOY0301");
        project.With(".editorconfig", $"[deployment.yaml]\ndotnet_diagnostic.DEPLOY0301.severity = {severity}\n");
        var build = project.Rebuild();
        if (severity == "error")
            build.Fails().Reports("deployment.yaml(5,8): error DEPLOY0301");
        else
            build.Succeeds().HasNoDiagnostics();
    }

    [Test]
    public void An_error_cannot_be_switched_off([Values] Kind kind)
    {
        var project = Project(kind, "<NoWarn>$(NoWarn);DEPLOY0105;DEPLOY0103</NoWarn>").WithSpec(Wrong);
        project.With(".editorconfig", "[deployment.yaml]\ndotnet_diagnostic.DEPLOY0105.severity = none\ndotnet_diagnostic.DEPLOY0103.severity = none\n");
        project.Build().Fails().Reports(WrongPlaces);
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void An_information_fails_no_build_that_takes_warnings_for_errors([Values] Kind kind)
    {
        var project = Project(kind, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        project.WithSpec(Advice.Replace("  tag: latest\n", "", StringComparison.Ordinal) + "multiregion:\n  enabled: false\n");
        project.Build().Succeeds().Generates().HasNoDiagnostics();
    }

    [Test]
    public void A_message_with_braces_is_said_as_it_is([Values(Kind.CSharp, Kind.FSharp)] Kind kind)
    {
        var project = Project(kind).WithSpec("deployment:\n  framework: aspnet\n  name: shop\n  pattern: \"{x}\"\n");
        project.Build().Fails().Reports("deployment.yaml(4,12): error DEPLOY0105").Says("'{x}'");
    }

    static BuildResult AdviceWith(Kind kind, string properties) => Project(kind, properties).WithSpec(Advice).Build();

    static TestProject Project(Kind kind, string properties = "") => kind switch
    {
        Kind.CSharp => TestProject.Web(properties),
        Kind.CSharpWithoutAnalyzers => TestProject.Web(properties + "<RunAnalyzers>false</RunAnalyzers>"),
        Kind.FSharp => TestProject.FSharp(properties),
        _ => TestProject.Django(properties),
    };
}
