namespace Deploy.Package.Tests;

/// <summary>An app that is not .NET, with Deploy.Sdk as its only SDK.</summary>
public sealed class StandaloneTests
{
    [TestCase("app.proj")]
    [TestCase("app.csproj")]
    [TestCase("app.deployproj")]
    public void Restore_build_clean_rebuild_pack_and_publish_work_without_a_compiler(string fileName)
    {
        var project = TestProject.Django(fileName: fileName);
        project.Dotnet("restore").Succeeds();
        NoCompiler(project, "build").Generates().HasNoDiagnostics();
        Assert.That(project.Has("obj/deploy/docker/Dockerfile"), Is.True);
        project.Rebuild().Succeeds().Skips();

        project.Clean().Succeeds().HasNoDiagnostics();
        Assert.That(project.Has("obj/deploy"), Is.False);
        NoCompiler(project, "build", "-t:Rebuild").Generates();

        NoCompiler(project, "pack");
        Assert.That(Nupkg.Entries(project.PathOf("bin/Release/app.1.2.3.nupkg")), Is.EqualTo(new[] { "app.nuspec", "deploy/blog-1.2.3.tgz" }));
        Assert.That(project.Has("bin/Release/blog-1.2.3.tgz"), Is.True);

        NoCompiler(project, "publish", "-o", "published");
        Assert.That(Folders.Content(project.PathOf("published")), Is.EqualTo(Folders.Content(project.Output)));
        Assert.That(Directory.EnumerateFiles(project.Folder, "*.dll", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void Pack_and_publish_build_what_was_never_built()
    {
        var project = TestProject.Django();
        project.Pack().Succeeds().Generates();
        Assert.That(project.Has("bin/Release/blog-1.2.3.tgz"), Is.True);
        project.Clean().Succeeds();
        project.Publish("-o", "published").Succeeds().Generates();
        Assert.That(project.Has("published/docker/Dockerfile"), Is.True);
    }

    [Test]
    public void A_mistake_is_reported_once_by_the_task()
    {
        var project = TestProject.Django();
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernets");
        project.Build().Fails().Reports("deployment.yaml(5,12): error DEPLOY0105").Says("deployment.yaml(5,12): error DEPLOY0105: ");
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    static BuildResult NoCompiler(TestProject project, string command, params IEnumerable<string> arguments)
    {
        var result = project.Dotnet(command, [.. arguments, "-flp1:LogFile=../detailed.log;Verbosity=detailed"]).Succeeds();
        var detailed = project.Read("../detailed.log");
        foreach (var task in new[] { "Csc", "Vbc", "Fsc", "ResolveAssemblyReference", "GenerateDepsFile" })
            Assert.That(detailed, Does.Not.Contain($"Task \"{task}\""), $"dotnet {command}");
        return result;
    }
}
