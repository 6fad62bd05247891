using System.Text.Json;

namespace Deploy.Package.Tests;

/// <summary>`dotnet build -t:DeployExplain` on real projects.</summary>
public sealed class ExplainTests
{
    const string Environments = "environments:\n  staging:\n    kubernetes: { replicas: 9 }\n";

    [Test]
    public void The_table_says_every_value_and_where_it_comes_from()
    {
        var project = TestProject.Web("<Version>4.5.6</Version>", """<ItemGroup><ContainerPort Include="9090" Type="tcp" /></ItemGroup>""");
        var result = project.Build("-t:DeployExplain").Succeeds().HasNoDiagnostics();
        foreach (var row in new[] { "deployment.pattern * kubernetes * deployment.yaml:4", "deployment.port * 9090 * ContainerPort", "deployment.tag * 4.5.6 * Version", "kubernetes.replicas * 3 * default of pattern kubernetes" })
            AssertRow(result, row);
        Assert.That(project.Has("obj/deploy"), Is.False, "Nothing is generated.");
        Assert.That(project.Has("bin"), Is.False, "Nothing is built.");
        Assert.That(project.State.Any(project.Has), Is.False, "No state of the generation is touched.");
        Assert.That(project.Read("obj/deploy-explain.txt"), Does.StartWith("deployment.yaml: "));
    }

    [TestCase("q", false)]
    [TestCase("m", true)]
    [TestCase("n", true)]
    public void The_console_shows_it_at_minimal_and_at_normal_verbosity(string verbosity, bool shown)
    {
        var project = TestProject.Web();
        var (exitCode, output) = Tool.Run("dotnet", project.Folder, "build", project.FileName, "-nologo", "-t:DeployExplain", $"-v:{verbosity}", "-nodeReuse:false");
        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, shown ? Does.Contain("kubernetes.namespace") : Does.Not.Contain("kubernetes.namespace"));
    }

    [Test]
    public void An_environment_is_explained_as_the_whole_that_it_becomes()
    {
        var project = TestProject.Web().WithSpec(TestProject.Spec + Environments);
        var result = project.Build("-t:DeployExplain", "-p:DeployEnvironment=staging").Succeeds();
        AssertRow(result, "kubernetes.replicas * 9 * deployment.yaml:10, environment staging");
        AssertRow(result, "deployment.name * shop * deployment.yaml:2");
    }

    [Test]
    public void An_unknown_environment_is_an_error_that_names_the_nearest()
    {
        var project = TestProject.Web().WithSpec(TestProject.Spec + Environments);
        project.Build("-t:DeployExplain", "-p:DeployEnvironment=stagging").Fails().Reports("shop.csproj: error DEPLOY0907").Says("Did you mean 'staging'? Known: staging.").DoesNotSay("deployment.port");
    }

    [Test]
    public void With_an_error_in_the_file_there_are_the_diagnostics_and_no_table()
    {
        var project = TestProject.Web();
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernets");
        project.Build("-t:DeployExplain").Fails().Reports("deployment.yaml(4,12): error DEPLOY0105").DoesNotSay("deployment.port");
        Assert.That(project.Has("obj/deploy-explain.txt"), Is.False);
    }

    [Test]
    public void JSON_goes_to_a_file_that_is_said()
    {
        var project = TestProject.Web();
        project.Build("-t:DeployExplain", "-p:DeployExplainFormat=json").Succeeds().Says($"shop -> {project.PathOf("obj/deploy-explain.json")}").DoesNotSay("deployment.port");
        project.Rebuild("-t:DeployExplain", "-p:DeployExplainFormat=json", "-p:DeployExplainFile=out/values.json").Succeeds();
        Assert.That(project.Read("out/values.json"), Is.EqualTo(project.Read("obj/deploy-explain.json")));
        var values = JsonDocument.Parse(project.Read("out/values.json")).RootElement.GetProperty("values").EnumerateArray();
        Assert.That(values.Single(static value => value.GetProperty("key").GetString() == "deployment.port").GetProperty("value").GetInt32(), Is.EqualTo(8080));
        project.Rebuild("-t:DeployExplain", "-p:DeployExplainFormat=xml").Fails().Reports("shop.csproj: error DEPLOY0913").Says("Allowed: text, json.");
    }

    [Test]
    public void It_works_alone_by_package_reference_and_once_for_several_frameworks()
    {
        AssertRow(TestProject.Django().Build("-t:DeployExplain").Succeeds().HasNoDiagnostics(), "deployment.framework * django * deployment.yaml:4");
        var reference = $"""<ItemGroup><PackageReference Include="Deploy.Sdk" Version="{PackageUnderTest.Version}" PrivateAssets="all" /></ItemGroup>""";
        AssertRow(TestProject.WebWithout("", rest: reference, folder: "reference").WithSpec(TestProject.Spec).Build("-t:DeployExplain").Succeeds(), "deployment.framework * aspnet * a C# project");
        foreach (var (sdk, rest, folder) in new[] { (TestProject.SdkElement, "", "several"), ("", reference, "several-reference") })
        {
            var several = TestProject.In(folder, "shop.csproj").WithSpec(TestProject.Spec).With("Code.cs", "public class Code;").WithProject($"""
                <Project Sdk="Microsoft.NET.Sdk">
                  {sdk}
                  <PropertyGroup><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup>
                  {rest}
                </Project>
                """);
            several.Build("-t:DeployExplain").Succeeds().SaysTimes(1, "deployment.port ").HasNoDiagnostics();
        }
    }

    [Test]
    public void A_project_that_is_not_deployed_is_told_so()
    {
        TestProject.Web().Build("-t:DeployExplain", "-p:EnableDeploy=false").Succeeds().Says("shop.csproj: EnableDeploy is 'false': Deploy.Sdk does nothing here.");
        TestProject.WebWithout(TestProject.SdkElement, folder: "without").Build("-t:DeployExplain").Succeeds().Says("There is no 'deployment.yaml' here");
        TestProject.WebWithout(TestProject.SdkElement, "<DeploySpecFile>ops.yaml</DeploySpecFile>", folder: "named").Build("-t:DeployExplain").Fails().Reports("shop.csproj: error DEPLOY0905");
    }

    [Test]
    public void Targets_of_the_user_that_run_before_the_generation_run_before_the_report()
    {
        var project = TestProject.Web("<DeployGenerateDependsOn>ComputeVersion</DeployGenerateDependsOn>", """
            <Target Name="ComputeVersion"><PropertyGroup><Version>7.7.7</Version></PropertyGroup></Target>
            """);
        AssertRow(project.Build("-t:DeployExplain").Succeeds(), "deployment.tag * 7.7.7 * Version");
    }

    // Cells separated by " * ": any number of blanks.
    static void AssertRow(BuildResult result, string row)
    {
        var expected = row.Split(" * ");
        result.Check(result.Log.Split('\n').Select(static line => line.Trim()).Any(line => line.StartsWith(expected[0] + " ", StringComparison.Ordinal)
            && line[expected[0].Length..].TrimStart().StartsWith(expected[1] + "  ", StringComparison.Ordinal) && line.EndsWith("  " + expected[2], StringComparison.Ordinal)), $"No row: {row}");
    }
}
