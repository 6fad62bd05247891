using System.Text.Json;

namespace Deploy.Package.Tests;

/// <summary>`dotnet build -t:DeployDiff` on real projects.</summary>
public sealed class DiffTests
{
    const string Spec = """
        deployment:
          name: shop
          image: registry.example/shop
          pattern: kubernetes
        services:
          postgres: { storage: 20Gi }
        kubernetes:
          replicas: 2
        environments:
          staging: { kubernetes: { replicas: 1 } }

        """;

    [Test]
    public void Without_a_change_nothing_would_change_and_nothing_is_written()
    {
        var project = Built();
        var before = Folders.Content(project.Output);
        project.Rebuild("-t:DeployDiff").Succeeds().HasNoDiagnostics().Says("compared with what lies in obj/deploy, the output of the last build").Says("Nothing would change.").DoesNotSay("deployment.yaml -> ");
        project.Edit("deployment.yaml", "replicas: 2", "replicas: 4");
        project.Rebuild("-t:DeployDiff").Succeeds().HasNoDiagnostics().Says("replicas 2 → 4").DoesNotSay("deployment.yaml -> ");
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before), "The output of the last build stays as it was.");
        // Asked again it answers again: the comparison has not become the baseline.
        project.Rebuild("-t:DeployDiff").Succeeds().Says("replicas 2 → 4");
        project.Rebuild().Succeeds().Generates();
        project.Rebuild("-t:DeployDiff").Succeeds().Says("Nothing would change.");
    }

    [Test]
    public void Changes_are_said_by_part_and_environment()
    {
        var project = Built();
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernetes\n  env: { LOG_LEVEL: debug }\n  workers: [{ name: mailer, command: dotnet shop.dll mail }]");
        project.Edit("deployment.yaml", "replicas: 1", "replicas: 3");
        var log = project.Rebuild("-t:DeployDiff", "-p:Version=1.3.0").Succeeds().HasNoDiagnostics()
            .Says("image registry.example/shop:1.0.0 → registry.example/shop:1.3.0").Says("+1 env LOG_LEVEL").Says("+ worker mailer").Says("+ service mailer").Log;
        var staging = log[log.IndexOf("environment staging", StringComparison.Ordinal)..];
        Assert.That(staging[..staging.IndexOf("One server", StringComparison.Ordinal)], Does.Contain("replicas 1 → 3").And.Not.Contain("image"));
    }

    [Test]
    public void What_an_upgrade_refuses_is_a_warning_and_an_error_where_that_is_wanted()
    {
        var project = Built();
        project.Edit("deployment.yaml", "20Gi", "10Gi");
        project.Rebuild("-t:DeployDiff").Succeeds().Reports("shop.csproj: warning DEPLOY0911").Says("the volume shrinks from 20Gi to 10Gi");
        project.Rebuild("-t:DeployDiff", "-p:DeployDiffFailOn=refused").Fails().Reports("shop.csproj: error DEPLOY0911");
        project.Rebuild("-t:DeployDiff", "-p:NoWarn=DEPLOY0911").Succeeds().HasNoDiagnostics().Says("refused: PostgreSQL");
        project.Rebuild("-t:DeployDiff", "-p:DeployDiffFailOn=all").Fails().Reports("shop.csproj: error DEPLOY0913");
        project.WithSpec(Spec.Replace("replicas: 2", "replicas: 2\n  namespace: web", StringComparison.Ordinal));
        project.Rebuild("-t:DeployDiff", "-p:DeployDiffFailOn=refused").Fails().Reports("shop.csproj: error DEPLOY0912").Says("from 'shop' to 'web'");
    }

    [TestCase("packages/shop-1.0.0.tgz", "the chart packages/shop-1.0.0.tgz")]
    [TestCase("packages/shop.1.0.0.nupkg", "the chart shop-1.0.0.tgz in packages/shop.1.0.0.nupkg")]
    [TestCase("shipped", "the output in shipped")]
    [TestCase("shipped/helm/shop", "the chart in shipped/helm/shop")]
    public void What_was_shipped_can_be_compared_with(string baseline, string description)
    {
        var project = TestProject.Web("<IsPackable>true</IsPackable>").WithSpec(Spec);
        project.Pack("-o", "packages").Succeeds();
        Folders.Copy(project.Output, project.PathOf("shipped"));
        project.Rebuild("-t:DeployDiff", $"-p:DeployDiffBase={baseline}").Succeeds().HasNoDiagnostics().Says(description).Says("Nothing would change.");
        project.Edit("deployment.yaml", "replicas: 2", "replicas: 4");
        project.Rebuild("-c", "Release").Succeeds().Generates();
        var result = project.Rebuild("-t:DeployDiff", $"-p:DeployDiffBase={baseline}").Succeeds().Says("replicas 2 → 4");
        Assert.That(result.Log.Contains("docker/compose.yaml", StringComparison.Ordinal), Is.False, "The compose files do not know replicas.");
    }

    [TestCase("nowhere", "'nowhere' does not exist.")]
    [TestCase("Program.cs", "'Program.cs' is no folder, no .tgz and no .nupkg.")]
    [TestCase("broken.tgz", "'broken.tgz' ")]
    [TestCase("empty", "'empty' holds no output of Deploy.Sdk")]
    public void A_baseline_that_is_none_is_an_error(string baseline, string message)
    {
        var project = TestProject.Web().With("broken.tgz", "no archive").With("empty/note.txt", "");
        project.Build("-t:DeployDiff", $"-p:DeployDiffBase={baseline}").Fails().Reports("shop.csproj: error DEPLOY0910").Says(message);
    }

    [Test]
    public void Without_any_build_there_is_nothing_to_compare_with() =>
        TestProject.Web().Build("-t:DeployDiff").Fails().Reports("shop.csproj: error DEPLOY0910").Says("'obj/deploy' is not there: nothing was built yet.");

    [Test]
    public void JSON_goes_to_a_file_that_is_said()
    {
        var project = Built();
        project.Edit("deployment.yaml", "20Gi", "10Gi");
        project.Rebuild("-t:DeployDiff", "-p:DeployDiffFormat=json").Succeeds().Says($"shop -> {project.PathOf("obj/deploy-diff.json")}").DoesNotSay("PostgreSQL volume");
        var json = JsonDocument.Parse(project.Read("obj/deploy-diff.json")).RootElement;
        Assert.That(json.GetProperty("base").GetString(), Is.EqualTo("what lies in obj/deploy, the output of the last build"));
        Assert.That(json.GetProperty("risks")[0].GetProperty("kind").GetString(), Is.EqualTo("refused"));
        Assert.That(json.GetProperty("groups")[0].GetProperty("lines")[0].GetProperty("words").GetString(), Is.EqualTo("PostgreSQL volume 20Gi → 10Gi"));
    }

    [Test]
    public void It_works_alone_by_package_reference_and_once_for_several_frameworks()
    {
        var reference = $"""<ItemGroup><PackageReference Include="Deploy.Sdk" Version="{PackageUnderTest.Version}" PrivateAssets="all" /></ItemGroup>""";
        var several = TestProject.In("several", "shop.csproj").WithSpec(Spec).With("Code.cs", "public class Code;").WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk">
              {TestProject.SdkElement}
              <PropertyGroup><TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads></PropertyGroup>
            </Project>
            """);
        foreach (var project in new[] { TestProject.Django(), TestProject.WebWithout("", rest: reference, folder: "reference").WithSpec(Spec), several })
        {
            project.Build().Succeeds();
            project.Rebuild("-t:DeployDiff").Succeeds().SaysTimes(1, "Nothing would change.").HasNoDiagnostics();
            project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernetes\n  port: 7000");
            project.Rebuild("-t:DeployDiff").Succeeds().SaysTimes(1, "compared with").Says("port ").Says("→ 7000").HasNoDiagnostics();
        }
    }

    /// <summary>The Dockerfile names all projects that are referred to, so the comparison must find them all.</summary>
    [Test]
    public void Projects_that_are_referred_to_indirectly_are_no_difference()
    {
        var project = TestProject.Web(rest: """<ItemGroup><ProjectReference Include="../one/one.csproj" /></ItemGroup>""").WithSpec(Spec);
        foreach (var (name, reference) in new[] { ("one", """<ItemGroup><ProjectReference Include="../two/two.csproj" /></ItemGroup>"""), ("two", "") })
            project.With($"../{name}/{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>{reference}</Project>");
        project.Build().Succeeds();
        Assert.That(project.Read("obj/deploy/docker/Dockerfile"), Does.Contain("two/two.csproj"));
        project.Rebuild("-t:DeployDiff").Succeeds().Says("Nothing would change.");
    }

    [Test]
    public void The_users_own_files_are_part_of_what_is_compared()
    {
        var project = Built().With("deploy/helm/shop/values.yaml.patch.yaml", "containerPort: 9999\n").With("deploy/note.txt", "mine\n");
        project.Rebuild("-t:DeployDiff").Succeeds().Says("port 8080 → 9999").Says("+ note.txt (1 line)");
        project.Delete("deploy/note.txt");
        project.With("deploy/helm/shop/missing.yaml.patch.yaml", "a: 1\n");
        project.Rebuild("-t:DeployDiff").Fails().Says("error DEPLOY0501");
    }

    [Test]
    public void With_EnableDeploy_false_it_says_so() =>
        TestProject.Web().Build("-t:DeployDiff", "-p:EnableDeploy=false").Succeeds().Says("EnableDeploy is 'false': Deploy.Sdk does nothing here.");

    static TestProject Built()
    {
        var project = TestProject.Web().WithSpec(Spec);
        project.Build().Succeeds().Generates();
        return project;
    }
}
