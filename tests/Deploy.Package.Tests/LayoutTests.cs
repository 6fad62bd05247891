namespace Deploy.Package.Tests;

/// <summary>Where projects and outputs may lie.</summary>
public sealed class LayoutTests
{
    [TestCase("mit Leerzeichen")]
    [TestCase("größe 数据")]
    [TestCase("semi;colon")]
    [TestCase("it's (100%) @home")]
    public void A_folder_with_such_a_name(string name)
    {
        var project = TestProject.Web(folder: name).With("deploy/note.txt", "mine");
        project.Build().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/note.txt"), Is.True);
        // MSBuild's own $(MSBuildAllProjects) is cut at a ';', so there it builds everything anew, the compiler's part too.
        if (!name.Contains(';', StringComparison.Ordinal))
            project.Rebuild().Succeeds().Skips();
        project.Delete("obj/deploy/README.md");
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/README.md"), Is.True);
        project.Clean().Succeeds();
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void The_artifacts_layout()
    {
        var project = TestProject.Web();
        project.With("Directory.Build.props", """
            <Project>
              <Import Project="../../Directory.Build.props" />
              <PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath></PropertyGroup>
            </Project>
            """);
        project.Build().Succeeds().Generates();
        Assert.That(project.Has("artifacts/obj/shop/deploy/manifest.txt"), Is.True);
        Assert.That(project.Has("obj"), Is.False);
        project.Rebuild().Succeeds().Skips();
        project.Clean().Succeeds();
        Assert.That(project.Has("artifacts/obj/shop/deploy"), Is.False);
    }

    [Test]
    public void An_intermediate_folder_of_the_users_own()
    {
        var project = TestProject.Web();
        project.With("Directory.Build.props", """
            <Project>
              <Import Project="../../Directory.Build.props" />
              <PropertyGroup><BaseIntermediateOutputPath>$(MSBuildThisFileDirectory)../elsewhere/obj/</BaseIntermediateOutputPath></PropertyGroup>
            </Project>
            """);
        project.Build().Succeeds().Generates();
        Assert.That(project.Has("../elsewhere/obj/deploy/manifest.txt"), Is.True);
        project.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void Output_into_the_source_tree_is_no_source()
    {
        var project = TestProject.Web("<DeployOutputPath>ops/generated</DeployOutputPath>");
        project.Publish().Succeeds();
        Assert.That(project.Has("ops/generated/manifest.txt"), Is.True);
        Assert.That(project.Has("obj/deploy"), Is.False);
        Assert.That(project.Has("bin/Release/net10.0/publish/ops"), Is.False);
        project.Build("-c", "Release", "--no-restore").Succeeds().Skips();
        project.Clean().Succeeds();
        Assert.That(project.Has("ops/generated"), Is.False);
    }

    [Test]
    public void A_deployment_file_of_another_name_and_place()
    {
        var project = TestProject.WebWithout(TestProject.SdkElement, "<DeploySpecFile>../ops/production.yaml</DeploySpecFile>").With("../ops/production.yaml", TestProject.Spec);
        project.Build().Succeeds().Says("../ops/production.yaml -> ");
        Assert.That(project.Has("obj/deploy/manifest.txt"), Is.True);
        project.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void Several_target_frameworks_generate_once()
    {
        var project = MultiTargeting();
        project.Build().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(project.Has("obj/deploy/manifest.txt"), Is.True);
        project.Rebuild().Succeeds().DoesNotSay("deployment.yaml -> ");
        project.Rebuild("-m:2").Succeeds().DoesNotSay("deployment.yaml -> ");
        project.Clean().Succeeds().HasNoDiagnostics();
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void Of_several_target_frameworks_only_the_chosen_one_generates()
    {
        var project = MultiTargeting();
        project.Build("-f", "net10.0-windows").Succeeds().DoesNotSay("deployment.yaml -> ");
        project.Build("-f", "net10.0").Succeeds().Generates();
        project.Clean("-f", "net10.0").Succeeds();
        project.Rebuild("-f", "net10.0-windows", "-p:DeployTargetFramework=net10.0-windows").Succeeds().Generates();
    }

    [Test]
    public void Several_target_frameworks_pack_one_chart()
    {
        var project = MultiTargeting();
        project.Pack().Succeeds().Generates();
        Assert.That(Nupkg.Entries(project.PathOf("bin/Release/shop.1.0.0.nupkg")).Where(static entry => entry.StartsWith("deploy/", StringComparison.Ordinal)), Is.EqualTo(new[] { "deploy/shop-1.0.0.tgz" }));
        Assert.That(project.Has("bin/Release/shop-1.0.0.tgz"), Is.True);
    }

    // net10.0-windows without Windows Forms needs no reference assemblies that net10.0 does not have.
    static TestProject MultiTargeting() => TestProject.In("shop", "shop.csproj").WithSpec(TestProject.Spec).With("Code.cs", "public class Code;").WithProject($"""
        <Project Sdk="Microsoft.NET.Sdk">
          {TestProject.SdkElement}
          <PropertyGroup>
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
          </PropertyGroup>
        </Project>
        """);
}
