namespace Deploy.Package.Tests;

/// <summary>`dotnet clean` removes what is ours, all of it, and nothing else.</summary>
public sealed class CleanTests
{
    [Test]
    public void Clean_leaves_nothing_of_ours()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        Assert.That(project.State.All(project.Has), Is.True);
        project.Clean().Succeeds();
        Assert.That(project.Has("obj/deploy"), Is.False);
        Assert.That(Folders.FilesOf(project.PathOf("obj")).Where(static file => file.Contains("deploy", StringComparison.Ordinal)), Is.Empty);
        project.Rebuild().Succeeds().Generates();
    }

    [Test]
    public void Files_of_the_user_in_the_output_stay()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.With("obj/deploy/mine.txt", "mine").With("obj/deploy/helm/shop/templates/mine.yaml", "mine").With("obj/deploy/own/deep/mine.txt", "mine");
        project.WithSpec(TestProject.SpecWithoutRedis);
        project.Rebuild().Succeeds();
        project.Clean().Succeeds().HasNoDiagnostics();
        Assert.That(Folders.FilesOf(project.Output), Is.EqualTo(new[] { "helm/shop/templates/mine.yaml", "mine.txt", "own/deep/mine.txt" }));
    }

    [Test]
    public void Rebuild_generates_anew()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        project.Rebuild("-t:Rebuild").Succeeds().Generates();
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
    }

    [Test]
    public void A_tampered_manifest_removes_nothing_outside()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.With("victim.txt", "precious");
        var hash = new string('0', 64);
        File.AppendAllText(project.PathOf("obj/deploy/manifest.txt"), $"{hash}\t../../victim.txt\tgenerated\tdefault\n{hash}\t{project.PathOf("victim.txt")}\tgenerated\tdefault\n{hash}\t..\\..\\victim.txt\tgenerated\tdefault\n");
        project.WithSpec(TestProject.SpecWithoutRedis);
        project.Rebuild().Succeeds();
        Assert.That(project.Has("victim.txt"), Is.True, "after a build");

        File.AppendAllText(project.PathOf("obj/deploy/manifest.txt"), $"{hash}\t../../victim.txt\tgenerated\tdefault\n{hash}\t{project.PathOf("victim.txt")}\tgenerated\tdefault\n");
        project.Clean().Succeeds();
        Assert.That(project.Has("victim.txt"), Is.True, "after a clean");
    }

    [Test]
    public void Clean_does_not_follow_a_link_out_of_the_output()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        Folders.Copy(project.PathOf("obj/deploy/docker"), project.PathOf("elsewhere"));
        var before = Folders.Content(project.PathOf("elsewhere"));
        Directory.Delete(project.PathOf("obj/deploy/docker"), recursive: true);
        Directory.CreateSymbolicLink(project.PathOf("obj/deploy/docker"), project.PathOf("elsewhere"));
        project.Clean().Succeeds();
        Assert.That(Folders.Content(project.PathOf("elsewhere")), Is.EqualTo(before));
    }

    [Test]
    public void Clean_of_a_project_that_was_never_built_is_silent() => TestProject.Web().Clean("-p:Restore=false").Check(true, "").HasNoDiagnostics();
}
