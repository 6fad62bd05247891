using System.Formats.Tar;
using System.IO.Compression;

namespace Deploy.Package.Tests;

/// <summary>`dotnet pack` ships the chart.</summary>
public sealed class PackTests
{
    [Test]
    public void A_package_holds_the_chart_and_has_it_beside_itself()
    {
        var project = TestProject.Web("<IsPackable>true</IsPackable><Version>2.1.0</Version>");
        project.Pack().Succeeds().Generates().HasNoDiagnostics();
        var nupkg = project.PathOf("bin/Release/shop.2.1.0.nupkg");
        Assert.That(Nupkg.Entries(nupkg), Does.Contain("deploy/shop-2.1.0.tgz"));
        Assert.That(Nupkg.Read(nupkg, "deploy/shop-2.1.0.tgz"), Is.EqualTo(File.ReadAllBytes(project.PathOf("bin/Release/shop-2.1.0.tgz"))));
        Assert.That(ChartFiles(project.PathOf("bin/Release/shop-2.1.0.tgz")), Is.EquivalentTo(Folders.FilesOf(project.PathOf("obj/deploy/helm/shop")).Select(static file => $"shop/{file}")));
    }

    [Test]
    public void A_web_app_that_is_not_packable_gets_its_chart_all_the_same()
    {
        var project = TestProject.Web();
        project.Pack("-o", "packages").Succeeds().Generates();
        Assert.That(Folders.FilesOf(project.PathOf("packages")), Is.EqualTo(new[] { "shop-1.0.0.tgz" }));
    }

    [Test]
    public void Pack_without_build_takes_what_was_built()
    {
        var project = TestProject.Web("<IsPackable>true</IsPackable>");
        project.Build("-c", "Release").Succeeds();
        project.Pack("--no-build").Succeeds().DoesNotSay("deployment.yaml -> ");
        Assert.That(Nupkg.Entries(project.PathOf("bin/Release/shop.1.0.0.nupkg")), Does.Contain("deploy/shop-1.0.0.tgz"));
    }

    [Test]
    public void A_package_made_by_every_build_holds_the_chart_too()
    {
        var project = TestProject.Web("<IsPackable>true</IsPackable><GeneratePackageOnBuild>true</GeneratePackageOnBuild>");
        project.Build().Succeeds().Generates();
        Assert.That(Nupkg.Entries(project.PathOf("bin/Debug/shop.1.0.0.nupkg")), Does.Contain("deploy/shop-1.0.0.tgz"));
    }

    [Test]
    public void PackDeployChart_false_packs_none()
    {
        var project = TestProject.Web("<IsPackable>true</IsPackable><PackDeployChart>false</PackDeployChart>");
        project.Pack().Succeeds();
        Assert.That(Nupkg.Entries(project.PathOf("bin/Release/shop.1.0.0.nupkg")), Has.None.Contains("tgz"));
        Assert.That(Directory.GetFiles(project.PathOf("bin/Release"), "*.tgz"), Is.Empty);
    }

    [Test]
    public void Two_packs_in_two_folders_give_the_same_bytes()
    {
        var first = TestProject.Web(folder: "one");
        var second = TestProject.Web(folder: "somewhere/else");
        first.Pack().Succeeds();
        second.Pack().Succeeds();
        Assert.That(File.ReadAllBytes(second.PathOf("bin/Release/shop-1.0.0.tgz")), Is.EqualTo(File.ReadAllBytes(first.PathOf("bin/Release/shop-1.0.0.tgz"))));
    }

    [TestCase("1.2.3.4", "1.2.3+4")]
    [TestCase("2.0.0-rc.1", "2.0.0-rc.1")]
    [TestCase("3.1", "3.1.0")]
    public void Helm_takes_the_chart_of_a_version(string version, string chartVersion)
    {
        var helm = Tool.Find("helm");
        var project = TestProject.Web();
        project.Pack($"-p:Version={version}", "-o", "packages").Succeeds();
        var chart = project.PathOf($"packages/shop-{chartVersion}.tgz");
        Assert.That(chart, Does.Exist);
        Assert.That(Tool.Run(helm, project.Folder, "show", "chart", chart).Output, Does.Contain($"version: {chartVersion}").And.Contain("name: shop"));
        // A client supposes the cluster of its own day, which may be older than what the chart asks for.
        foreach (string[] arguments in new[] { new[] { "lint", chart }, ["template", "release", chart, "--kube-version", "1.31.0"] })
        {
            var (exitCode, output) = Tool.Run(helm, project.Folder, arguments);
            Assert.That(exitCode, Is.Zero, output);
        }
    }

    [Test]
    public void A_pushed_chart_goes_to_the_folder_beside_the_image()
    {
        var project = TestProject.Web("<Version>2.1.0</Version>");
        Build(project, FakeHelm(project)).Succeeds().Says("Digest: sha256:abc");
        Assert.That(project.Read("helm.log"), Is.EqualTo($"push {project.PathOf("bin/Release/shop-2.1.0.tgz")} oci://registry.example/charts\n"));
    }

    [Test]
    public void A_pushed_chart_goes_to_the_registry_that_is_named()
    {
        var project = TestProject.Web();
        Build(project, FakeHelm(project), "-p:DeployChartRegistry=oci://charts.example/team/").Succeeds();
        Assert.That(project.Read("helm.log"), Does.EndWith(" oci://charts.example/team\n"));
    }

    [Test]
    public void A_registry_that_refuses_the_chart_fails_the_build()
    {
        var project = TestProject.Web();
        Build(project, FakeHelm(project, "echo 'Error: 401 Unauthorized' >&2; exit 1")).Fails().Says("error DEPLOY0917").Says("helm says: Error: 401 Unauthorized").Says("helm registry login registry.example");
    }

    [Test]
    public void Without_helm_a_push_says_how_to_get_it()
    {
        var project = TestProject.Web();
        Build(project, project.PathOf("no-such-helm")).Fails().Says("error DEPLOY0917").Says("Set DeployHelm to the path of Helm");
    }

    [Test]
    public void Without_a_registry_nothing_is_pushed()
    {
        var project = TestProject.Web().WithSpec(TestProject.Spec.Replace("registry.example/shop", "acme/shop", StringComparison.Ordinal));
        Build(project, FakeHelm(project)).Fails().Says("error DEPLOY0916");
        Assert.That(project.Has("helm.log"), Is.False);
    }

    static BuildResult Build(TestProject project, string helm, params string[] arguments) =>
        project.Build(["-c", "Release", "-t:DeployPushChart", $"-p:DeployHelm={helm}", .. arguments]);

    // Writes down what it is called with.
    static string FakeHelm(TestProject project, string end = "echo 'Digest: sha256:abc'")
    {
        project.With("helm.sh", $"#!/bin/sh\necho \"$@\" >> '{project.PathOf("helm.log")}'\n{end}\n");
        if (OperatingSystem.IsWindows())
            Assert.Ignore("The stand-in for helm is a shell script.");
        else
            File.SetUnixFileMode(project.PathOf("helm.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return project.PathOf("helm.sh");
    }

    static List<string> ChartFiles(string archive)
    {
        using var file = File.OpenRead(archive);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var names = new List<string>();
        while (tar.GetNextEntry() is { } entry)
            names.Add(entry.Name);
        return names;
    }
}
