using System.Text.RegularExpressions;

namespace Deploy.Package.Tests;

/// <summary>`dotnet new deploy` gives a deployment.yaml that builds as it stands.</summary>
public sealed class SpecTemplateTests
{
    const string Program = "WebApplication.CreateBuilder(args).Build().Run();\n";

    [Test]
    public void In_a_NET_project_it_builds_with_the_line_that_the_instructions_name([Values("hobby-project", "small-saas", "production-saas", "kubernetes")] string pattern)
    {
        var project = TestProject.In("shop", "shop.csproj").With("Program.cs", Program);
        var said = Templates.New(project, "deploy", "--pattern", pattern);
        Assert.That(project.Has("deploy.proj"), Is.False);
        project.WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              {SdkLine(said)}
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
            </Project>
            """);
        AssertBuilds(project, pattern);
    }

    [Test]
    public void For_another_framework_it_brings_a_project_that_builds(
        [Values("django", "rails", "fraiseql")] string framework, [Values("hobby-project", "small-saas", "production-saas", "kubernetes")] string pattern)
    {
        var project = TestProject.In("blog", "deploy.proj");
        Templates.New(project, "deploy", "--framework", framework, "--pattern", pattern);
        Assert.That(project.Read("deploy.proj"), Does.Contain($"Sdk=\"Deploy.Sdk/{PackageUnderTest.Version}\""));
        Assert.That(project.Read("deployment.yaml"), Does.Contain($"framework: {framework}\n"));
        AssertBuilds(project, pattern);
    }

    [TestCase("kubernetes", "obj/deploy/helm/blog/values.yaml")]
    [TestCase("hobby-project", "obj/deploy/docker/.env.example")]
    public void A_domain_becomes_that_of_the_app(string pattern, string file)
    {
        var project = TestProject.In("blog", "deploy.proj");
        Templates.New(project, "deploy", "--framework", "django", "--pattern", pattern, "--domain", "blog.example.net");
        AssertBuilds(project, pattern);
        Assert.That(project.Read(file), Does.Contain("blog.example.net"));
    }

    [TestCase("Acme.WebShop", "acme-web-shop")]
    [TestCase("2 Wörter, und mehr!", "2-w-rter-und-mehr")]
    [TestCase("A very long name that nobody would ever give an app", "a-very-long-name-that-nobody-would-ever")]
    public void A_name_becomes_one_that_is_allowed(string name, string expected)
    {
        var project = TestProject.In("blog", "deploy.proj");
        Templates.New(project, "deploy", "--framework", "django", "--name", name);
        Assert.That(project.Read("deployment.yaml"), Does.Contain($"  name: {expected}\n"));
        AssertBuilds(project, "hobby-project");
    }

    [Test]
    public void Without_a_name_it_is_that_of_the_folder()
    {
        var project = TestProject.In("My_Blog", "deploy.proj");
        Templates.New(project, "deploy", "--framework", "django");
        Assert.That(project.Read("deployment.yaml"), Does.Contain("  name: my-blog\n"));
    }

    [Test]
    public void Every_line_that_is_commented_out_may_be_switched_on([Values("aspnet", "django")] string framework, [Values("production-saas", "kubernetes")] string pattern)
    {
        var project = TestProject.In("blog", "deploy.proj");
        Templates.New(project, "deploy", "--framework", framework, "--pattern", pattern);
        project.WithProject($"""<Project Sdk="Deploy.Sdk/{PackageUnderTest.Version}" />""");
        // A key, or what is below it, not a sentence.
        project.WithSpec(Regex.Replace(project.Read("deployment.yaml"), "^(?<indent> *)# (?= *[a-z_]+:( |$))", "${indent}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        if (framework == "aspnet")
            project.Edit("deployment.yaml", "  pattern:", "  framework: aspnet\n  pattern:");
        Assert.That(project.Read("deployment.yaml"), Does.Contain("\nenvironments:\n  staging:").And.Contain("  secrets: [").And.Contain("redis: {}"));
        AssertBuilds(project, pattern);
    }

    static string SdkLine(string said) => Regex.Match(said, $"<Sdk Name='Deploy.Sdk' Version='{Regex.Escape(PackageUnderTest.Version)}' />", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    static void AssertBuilds(TestProject project, string pattern)
    {
        Assert.That(project.Read("deployment.yaml"), Does.StartWith("# yaml-language-server: $schema=obj/deployment.schema.json\n").And.Not.Contain("DEPLOY_").And.Not.Contain("#if"));
        project.Build().Succeeds().Generates().HasNoDiagnostics().DoesNotSay(": warning ");
        Assert.That(project.Has("obj/deployment.schema.json") && project.Has("obj/deploy/README.md"), Is.True);
        Assert.That(project.Has("obj/deploy/helm"), Is.EqualTo(pattern == "kubernetes"));
        if (pattern == "kubernetes")
            Charts.AssertLints(project);
    }
}
