namespace Deploy.Package.Tests;

/// <summary>What switches the build on, off, and over.</summary>
public sealed class SwitchTests
{
    [Test]
    public void EnableDeploy_false_does_nothing_at_all()
    {
        var project = TestProject.Web().WithSpec("deployment: [broken");
        project.Build("-p:EnableDeploy=false").Succeeds().DoesNothing();
        project.Dotnet("pack", "-p:EnableDeploy=false").Succeeds().DoesNothing();
        Assert.That(project.Has("obj/deploy"), Is.False);
        Assert.That(project.State.Any(project.Has), Is.False);
    }

    [Test]
    public void A_library_without_deployment_yaml_gets_no_output_no_target_and_no_analyzer()
    {
        var project = TestProject.In("lib", "lib.csproj").With("Code.cs", "public class Code;").WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk">
              {TestProject.SdkElement}
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
            </Project>
            """);
        project.Build("-v:d", $"-flp1:LogFile={project.PathOf("../detailed.log")};Verbosity=detailed").Succeeds().DoesNothing();
        Assert.That(project.Read("../detailed.log"), Does.Not.Contain("Deploy.Analyzers.dll").And.Not.Contain("Deploy.Tasks.dll\""));
        project.Pack("--no-build", "-c", "Debug").Succeeds().DoesNothing();
        Assert.That(Folders.FilesOf(project.PathOf("obj")).Where(static file => file.Contains(".deploy.", StringComparison.Ordinal)), Is.Empty);
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void A_named_deployment_file_that_is_missing_is_an_error()
    {
        var project = TestProject.WebWithout(TestProject.SdkElement, "<DeploySpecFile>ops/deploy.yaml</DeploySpecFile>");
        project.Build().Fails().Reports("shop.csproj: error DEPLOY0905").Says("'ops/deploy.yaml'");
    }

    [Test]
    public void DeployEnvironment_puts_an_environment_in_the_place_of_the_base()
    {
        var project = TestProject.Web().WithSpec(TestProject.Spec + "environments:\n  staging:\n    kubernetes:\n      replicas: 9\n");
        project.Build("-p:DeployEnvironment=staging").Succeeds().Generates();
        var staging = project.Read("obj/deploy/helm/shop/values.yaml");
        project.Rebuild().Succeeds().Generates();
        Assert.That(staging, Does.Contain("9").And.Not.EqualTo(project.Read("obj/deploy/helm/shop/values.yaml")));
    }

    [Test]
    public void An_unknown_environment_is_an_error_that_names_the_known_ones()
    {
        var project = TestProject.Web().WithSpec(TestProject.Spec + "environments:\n  staging: {}\n  production: {}\n");
        project.Build("-p:DeployEnvironment=stagging").Fails().Reports("shop.csproj: error DEPLOY0907").Says("Known: staging, production.");
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [TestCase("Compile")]
    [TestCase("ResolveReferences")]
    public void A_design_time_build_writes_nothing_but_the_schema_of_the_editor(string target)
    {
        var project = TestProject.Web();
        project.Dotnet("restore").Succeeds();
        project.Rebuild("-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", $"-t:{target}").Succeeds().DoesNotSay("deployment.yaml -> ");
        Assert.That(project.Has("obj/deploy"), Is.False);
        Assert.That(project.State.Any(project.Has), Is.False);
        Assert.That(Directory.GetFiles(project.PathOf("obj"), "*deploy*").Select(Path.GetFileName), Is.SubsetOf(new[] { "deployment.schema.json" }));
    }

    [Test]
    public void DeployGenerate_can_be_called_alone()
    {
        var project = TestProject.Web();
        project.Dotnet("restore").Succeeds();
        project.Rebuild("-t:DeployGenerate").Succeeds().Generates();
        Assert.That(project.Has("bin"), Is.False);
        project.WithSpec("deployment:\n  nme: shop\n");
        project.Rebuild("-t:DeployGenerate").Fails().Says("error DEPLOY");
    }

    [Test]
    public void What_the_SDKs_container_support_knows_is_not_asked_again()
    {
        var project = TestProject.Web(
            "<ContainerRegistry>registry.example</ContainerRegistry><ContainerRepository>acme/shop</ContainerRepository><Version>4.5.6</Version>",
            """<ItemGroup><ContainerPort Include="9090" Type="tcp" /></ItemGroup>""");
        project.WithSpec("deployment:\n  pattern: kubernetes\n");
        project.Build().Succeeds().HasNoDiagnostics();
        var values = project.Read("obj/deploy/helm/shop/values.yaml");
        Assert.That(values, Does.Contain("registry.example").And.Contain("acme/shop").And.Contain("9090"));
    }
}
