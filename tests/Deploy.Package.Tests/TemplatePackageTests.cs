using System.Text;

namespace Deploy.Package.Tests;

/// <summary>What is in Deploy.Templates, and nothing more.</summary>
public sealed class TemplatePackageTests
{
    static readonly string[] Expected =
    [
        "Deploy.Templates.nuspec",
        "LICENSE",
        "README.md",
        "content/deploy-app/.gitignore",
        "content/deploy-app/.template.config/dotnetcli.host.json",
        "content/deploy-app/.template.config/template.json",
        "content/deploy-app/DeployApp1.csproj",
        "content/deploy-app/Program.cs",
        "content/deploy-app/appsettings.json",
        "content/deploy-app/deployment.yaml",
        "content/deploy/.template.config/template.json",
        "content/deploy/deploy.proj",
        "content/deploy/deployment.yaml",
    ];

    [OneTimeSetUp]
    public void Install() => Templates.New(TestProject.In("list", ""), "list", "deploy");

    [Test]
    public void The_files_are_those_of_the_list() =>
        Assert.That(Nupkg.Entries(Templates.File), Is.EqualTo(Expected), "If this is intended, change the list in this test, and sdk/templates/README.md where a user sees the difference.");

    [TestCase("deploy")]
    [TestCase("deploy-app")]
    public void A_template_names_the_version_of_the_package_and_is_otherwise_as_in_the_repository(string template)
    {
        var path = $"content/{template}/.template.config/template.json";
        var packed = Encoding.UTF8.GetString(Nupkg.Read(Templates.File, path));
        Assert.That(packed, Is.EqualTo(File.ReadAllText(Path.Combine(Repository.Root, "sdk/templates", path)).Replace("VERSION_OF_THIS_PACKAGE", PackageUnderTest.Version, StringComparison.Ordinal)));
        Assert.That(packed, Does.Contain($"\"value\": \"{PackageUnderTest.Version}\""));
    }

    [Test]
    public void The_README_lists_every_parameter()
    {
        var readme = Encoding.UTF8.GetString(Nupkg.Read(Templates.File, "README.md"));
        foreach (var word in new[] { "dotnet new install Deploy.Templates", "dotnet new deploy", "dotnet new deploy-app", "`--framework`", "`--pattern`", "`--domain`", "`--name`", "fraiseql", "production-saas" })
            Assert.That(readme, Does.Contain(word));
    }
}
