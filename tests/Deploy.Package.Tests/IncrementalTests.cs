namespace Deploy.Package.Tests;

/// <summary>A build does what is needed, and no more.</summary>
public sealed class IncrementalTests
{
    [Test]
    public void The_second_build_generates_nothing_and_changes_no_byte_and_no_time()
    {
        var project = TestProject.Web();
        project.Build().Succeeds().Generates();
        var before = Folders.ContentAndTimes(project.PathOf("obj"));
        project.Rebuild().Succeeds().Skips();
        Assert.That(Folders.ContentAndTimes(project.PathOf("obj")), Is.EqualTo(before));
    }

    [Test]
    public void An_edit_of_deployment_yaml_regenerates_and_rewrites_only_what_differs()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var caddyfile = File.GetLastWriteTimeUtc(project.PathOf("obj/deploy/docker/Caddyfile"));
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: kubernetes\nkubernetes:\n  replicas: 7");
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/helm/shop/values.yaml"), Does.Contain("7"));
        Assert.That(File.GetLastWriteTimeUtc(project.PathOf("obj/deploy/docker/Caddyfile")), Is.EqualTo(caddyfile));
        project.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void An_edit_of_the_project_regenerates()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.Edit("shop.csproj", "<Nullable>", "<Description>Sells things</Description><Nullable>");
        project.Build().Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/helm/shop/Chart.yaml"), Does.Contain("Sells things"));
    }

    [Test]
    public void A_property_of_the_command_line_regenerates_and_its_removal_too()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.Rebuild("-p:Version=3.2.1").Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/helm/shop/Chart.yaml"), Does.Contain("3.2.1"));
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Read("obj/deploy/helm/shop/Chart.yaml"), Does.Not.Contain("3.2.1"));
    }

    [Test]
    public void Another_version_of_the_SDK_regenerates()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.Edit("shop.csproj", $"Version=\"{PackageUnderTest.Version}\"", $"Version=\"{PackageUnderTest.OtherVersion}\"");
        project.Build().Succeeds().Generates();
        project.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void A_section_that_is_removed_takes_its_files_along()
    {
        var project = TestProject.Web();
        project.WithSpec(TestProject.Spec + "environments:\n  staging:\n    kubernetes:\n      replicas: 2\n");
        project.Build().Succeeds();
        var with = Folders.FilesOf(project.Output);
        project.WithSpec(TestProject.Spec);
        project.Rebuild().Succeeds().Generates();
        var without = Folders.FilesOf(project.Output);
        Assert.That(without, Has.Count.LessThan(with.Count));
        Assert.That(without, Is.SubsetOf(with));
    }

    [Test]
    public void A_changed_pattern_removes_the_chart_and_its_empty_folders()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.Edit("deployment.yaml", "pattern: kubernetes", "pattern: small-saas");
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/helm"), Is.False);
    }

    [Test]
    public void A_file_deleted_by_hand_comes_back()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        project.Delete("obj/deploy/helm/shop/values.yaml");
        project.Rebuild().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
    }

    [Test]
    public void A_file_edited_by_hand_is_restored_with_a_warning_that_names_it()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        project.With("obj/deploy/docker/Caddyfile", "mine\n");
        project.Rebuild().Succeeds().Reports("shop.csproj: warning DEPLOY0902").Says("'docker/Caddyfile' was edited by hand");
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
        project.Rebuild().Succeeds().Skips();
    }

    [TestCase("obj/deploy/manifest.txt")]
    [TestCase("obj/shop.deploy.stamp")]
    [TestCase("obj/shop.deploy.inputs.cache")]
    [TestCase("obj/shop.deploy.lock")]
    public void A_state_file_that_was_deleted_heals(string file)
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        var before = Folders.Content(project.Output);
        project.Delete(file);
        // The lock is needed only while something is written.
        if (file.EndsWith(".lock", StringComparison.Ordinal))
            project.Rebuild().Succeeds().Skips();
        else
            project.Rebuild().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(Folders.Content(project.Output), Is.EqualTo(before));
        project.Rebuild().Succeeds().Skips();
    }

    [TestCase("obj/deploy/manifest.txt")]
    [TestCase("obj/shop.deploy.stamp")]
    public void With_a_deleted_state_file_a_changed_spec_still_replaces_and_removes(string file)
    {
        var project = TestProject.Web().With("deploy/notes.txt", "mine\n");
        project.Build().Succeeds();
        project.Delete(file);
        Directory.Delete(project.PathOf("deploy"), recursive: true);
        project.WithSpec(TestProject.SpecWithoutRedis.Replace("kubernetes", "hobby-project", StringComparison.Ordinal));
        project.Rebuild().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(project.Has("obj/deploy/helm"), Is.False);
        Assert.That(project.Has("obj/deploy/notes.txt"), Is.False);
    }

    [Test]
    public void What_a_killed_build_left_behind_is_no_obstacle()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.With("obj/deploy/.staging/old0", "half").With("obj/deploy/.staging/new0", "half");
        project.WithSpec(TestProject.SpecWithoutRedis);
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Has("obj/deploy/.staging"), Is.False);
    }

    [Test]
    public void Release_after_Debug_generates_only_if_values_differ()
    {
        var project = TestProject.Web();
        project.Build("-c", "Debug").Succeeds().Generates();
        project.Build("-c", "Release").Succeeds().Skips();
    }

    [Test]
    public void A_property_that_differs_by_configuration_is_right_after_every_change_of_configuration()
    {
        var project = TestProject.Web("""<Version Condition="'$(Configuration)' == 'Release'">5.0.0</Version>""");
        project.Build("-c", "Debug").Succeeds().Generates();
        foreach (var (configuration, version) in new[] { ("Release", "5.0.0"), ("Debug", "1.0.0"), ("Release", "5.0.0") })
        {
            project.Build("-c", configuration).Succeeds().Generates();
            Assert.That(project.Read("obj/deploy/helm/shop/Chart.yaml"), Does.Contain($"version: {version}").Or.Contain($"version: \"{version}\""));
        }
    }

    [Test]
    public void A_hook_before_the_generation_may_write_an_overlay_file()
    {
        var project = TestProject.Web("<DeployGenerateDependsOn>WriteNote</DeployGenerateDependsOn>", """
            <Target Name="WriteNote"><WriteLinesToFile File="deploy/note.txt" Lines="from a target" WriteOnlyWhenDifferent="true" Overwrite="true" /></Target>
            """);
        project.Build().Succeeds();
        Assert.That(project.Has("obj/deploy/note.txt"), Is.True);
        project.Rebuild().Succeeds().Skips();
    }
}
