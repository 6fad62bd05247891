namespace Deploy.Package.Tests;

/// <summary>A write that fails is an error that leaves the last output whole, and the next build heals.</summary>
public sealed class FailureTests
{
    [Test]
    public void A_full_disk()
    {
        var project = TestProject.Web("<DeployOutputPath>out/</DeployOutputPath>");
        Directory.CreateDirectory(project.PathOf("out"));
        if (Tool.Run("mount", project.Folder, "-t", "tmpfs", "-o", "size=2m", "tmpfs", project.PathOf("out")).ExitCode != 0)
            Assert.Ignore("Only root can mount the small disk that this test fills.");
        try
        {
            project.Build().Succeeds();
            var before = Folders.Content(project.PathOf("out"));
            Fill(project.PathOf("out/filler"));
            project.Edit("deployment.yaml", "name: shop", "name: store");
            project.Rebuild().Fails().Reports("shop.csproj: error DEPLOY0903");
            project.Delete("out/filler");
            Assert.That(Folders.Content(project.PathOf("out")), Is.EqualTo(before));

            project.Rebuild().Succeeds().Generates();
            Assert.That(project.Has("out/helm/store/Chart.yaml"), Is.True);
            Assert.That(project.Has("out/helm/shop"), Is.False);
        }
        finally
        {
            Tool.Run("umount", project.Folder, project.PathOf("out"));
        }
    }

    [Test]
    public void A_folder_that_cannot_be_written()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        // Root may write where rights forbid it, but not where the file system does.
        var frozen = project.PathOf("obj/deploy/helm/shop/templates");
        if (Tool.Run("chattr", project.Folder, "+i", frozen).ExitCode != 0)
            Assert.Ignore("This file system has no attribute that keeps a folder as it is, or only root can set it.");
        try
        {
            project.Edit("deployment.yaml", "name: shop", "name: store");
            project.Rebuild().Fails().Reports("shop.csproj: error DEPLOY0903");
        }
        finally
        {
            Tool.Run("chattr", project.Folder, "-i", frozen);
        }

        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
        Assert.That(project.Has("obj/deploy/helm/store"), Is.False);
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/helm/store/Chart.yaml"), Is.True);
    }

    [Test]
    public void A_folder_where_a_file_must_go()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.Delete("obj/deploy/helm/shop/values.yaml");
        project.With("obj/deploy/helm/shop/values.yaml/mine.txt", "mine");
        var before = Folders.Content(project.Output);
        project.WithSpec(TestProject.SpecWithoutRedis);
        project.Rebuild().Fails().Reports("shop.csproj: error DEPLOY0903").Says("values.yaml");
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));

        Directory.Delete(project.PathOf("obj/deploy/helm/shop/values.yaml"), recursive: true);
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/helm/shop/values.yaml"), Is.True);
    }

    [Test]
    public void A_file_where_a_folder_must_go()
    {
        var project = TestProject.Web().With("obj/deploy/helm", "mine");
        project.Build().Fails().Reports("shop.csproj: error DEPLOY0903");
        Assert.That(Folders.FilesOf(project.Output), Is.EqualTo(new[] { "helm" }));
        project.Delete("obj/deploy/helm");
        project.Rebuild().Succeeds().Generates();
    }

    [Test]
    public void A_deployment_yaml_that_cannot_be_read()
    {
        var project = TestProject.Django();
        project.Delete("deployment.yaml");
        // A link to nowhere exists, and cannot be read.
        File.CreateSymbolicLink(project.PathOf("deployment.yaml"), project.PathOf("nowhere.yaml"));
        project.Build().Fails().Reports("app.proj: error DEPLOY0906").Says("'deployment.yaml' cannot be read");
    }

    static void Fill(string path)
    {
        using var file = File.Create(path);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full, as it shall be.
        }
    }
}
