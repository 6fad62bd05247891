namespace Deploy.Package.Tests;

/// <summary>The user's own files in deploy/.</summary>
public sealed class OverlayTests
{
    [Test]
    public void Adding_changing_and_removing_an_overlay_file_regenerates()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var generated = project.Read("obj/deploy/docker/Caddyfile");

        project.With("deploy/docker/Caddyfile", "# mine\n");
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/docker/Caddyfile"), Is.EqualTo("# mine\n"));

        project.With("deploy/docker/Caddyfile", "# mine, changed\n");
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/docker/Caddyfile"), Is.EqualTo("# mine, changed\n"));

        Directory.Delete(project.PathOf("deploy"), recursive: true);
        project.Rebuild().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(project.Read("obj/deploy/docker/Caddyfile"), Is.EqualTo(generated));
    }

    [Test]
    public void A_patch_with_a_mistake_is_an_error_at_its_place_and_nothing_is_written()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        project.With("deploy/helm/shop/value.yaml.patch.yaml", "a: 1\n");
        project.Rebuild().Fails().Reports("value.yaml.patch.yaml(1,1): error DEPLOY0501").Says("deploy/helm/shop/value.yaml.patch.yaml(1,1): error");
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
    }

    [Test]
    public void What_lies_in_the_overlay_is_no_source_and_is_not_published()
    {
        var project = TestProject.Web().With("deploy/scripts/Broken.cs", "this is no C#").With("deploy/settings.json", "{}\n");
        project.Publish().Succeeds();
        Assert.That(Folders.FilesOf(project.PathOf("bin/Release/net10.0/publish")), Has.None.Contains("settings.json"));
    }

    [Test]
    public void Without_a_deployment_yaml_the_folder_of_that_name_is_the_projects_own()
    {
        var project = TestProject.WebWithout(TestProject.SdkElement).With("deploy/Code.cs", "namespace Shop; public static class Code { public const string Name = \"x\"; }")
            .With("Use.cs", "namespace Shop; public static class Use { public const string Name = Code.Name; }");
        project.Build().Succeeds().DoesNothing();
    }

    [Test]
    public void Output_that_would_be_its_own_overlay_is_an_error()
    {
        var project = TestProject.Web("<DeployOutputPath>deploy/</DeployOutputPath>");
        project.Build().Fails().Reports("shop.csproj: error DEPLOY0909");
        Assert.That(project.Has("deploy"), Is.False);
    }

    [Test]
    public void Output_into_the_projects_own_folder_is_an_error()
    {
        var project = TestProject.Web("<DeployOutputPath>./</DeployOutputPath>");
        project.Build().Fails().Reports("shop.csproj: error DEPLOY0909");
        Assert.That(project.Has("manifest.txt"), Is.False);
    }
}
