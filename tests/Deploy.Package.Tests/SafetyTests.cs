namespace Deploy.Package.Tests;

/// <summary>Nothing outside the output is ever written, and nothing of the user's is overwritten.</summary>
public sealed class SafetyTests
{
    [TestCase("obj/deploy/helm")]
    [TestCase("obj/deploy")]
    [TestCase("obj/deploy/.staging")]
    public void A_linked_folder_in_the_output_is_an_error_and_nothing_is_written_through_it(string link)
    {
        var project = TestProject.Web();
        Directory.CreateDirectory(project.PathOf("elsewhere"));
        Directory.CreateDirectory(Path.GetDirectoryName(project.PathOf(link))!);
        Directory.CreateSymbolicLink(project.PathOf(link), project.PathOf("elsewhere"));
        project.Build().Fails().Says(": error DEPLOY0904: ");
        Assert.That(Directory.EnumerateFileSystemEntries(project.PathOf("elsewhere")), Is.Empty);

        Directory.Delete(project.PathOf(link));
        project.Rebuild().Succeeds().Generates();
    }

    [Test]
    public void A_linked_file_in_the_output_is_an_error_and_its_target_stays()
    {
        var project = TestProject.Web().With("victim.txt", "precious");
        project.Build().Succeeds();
        var before = Folders.Content(project.PathOf("obj/deploy/helm"));
        project.Delete("obj/deploy/docker/Caddyfile");
        File.CreateSymbolicLink(project.PathOf("obj/deploy/docker/Caddyfile"), project.PathOf("victim.txt"));
        project.WithSpec(TestProject.SpecWithoutRedis);
        project.Rebuild().Fails().Reports("shop.csproj: error DEPLOY0904").Says("docker/Caddyfile");
        Assert.That(project.Read("victim.txt"), Is.EqualTo("precious"));
        Assert.That(Folders.Content(project.PathOf("obj/deploy/helm")), Is.EqualTo(before), "Nothing else was written either.");
    }

    [Test]
    public void A_link_in_the_overlay_is_an_error()
    {
        var project = TestProject.Web().With("secret.txt", "precious").With("deploy/readme.txt", "mine");
        File.CreateSymbolicLink(project.PathOf("deploy/stolen.txt"), project.PathOf("secret.txt"));
        project.Build().Fails().Reports("stolen.txt(1,1): error DEPLOY0504");
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void A_file_of_the_user_in_the_way_is_an_error_and_stays()
    {
        var project = TestProject.Web("<DeployOutputPath>out/</DeployOutputPath>").With("out/README.md", "# My notes\n");
        project.Build().Fails().Reports("shop.csproj: error DEPLOY0908").Says("'README.md'");
        Assert.That(Folders.FilesOf(project.PathOf("out")), Is.EqualTo(new[] { "README.md" }));
        Assert.That(project.Read("out/README.md"), Is.EqualTo("# My notes\n"));
        project.Clean().Succeeds();
        Assert.That(project.Has("out/README.md"), Is.True);
    }

    [Test]
    public void A_changed_output_folder_does_not_make_the_users_files_there_ours()
    {
        var project = TestProject.Web().With("out/README.md", "# My notes\n");
        project.Build().Succeeds();
        project.Rebuild("-p:DeployOutputPath=out/").Fails().Reports("shop.csproj: error DEPLOY0908");
        Assert.That(project.Read("out/README.md"), Is.EqualTo("# My notes\n"));
    }

    [Test]
    public void What_is_generated_names_no_machine_no_user_and_no_absolute_path_and_has_line_feeds_only()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var forbidden = new List<string> { PackageUnderTest.Root, "\r" };
        // The containers have a user of that name, too.
        if (Environment.UserName != "root")
            forbidden.AddRange([Environment.UserName, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)]);
        Assert.Multiple(() =>
        {
            foreach (var file in Folders.FilesOf(project.Output))
            {
                var text = project.Read($"obj/deploy/{file}");
                foreach (var word in forbidden)
                    Assert.That(text, Does.Not.Contain(word), file);
                // As a word: a machine may be called vm, and settings begin with vm_.
                Assert.That(text, Does.Not.Match($@"\b{System.Text.RegularExpressions.Regex.Escape(Environment.MachineName)}\b"), file);
            }
        });
    }
}
