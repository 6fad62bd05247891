using Deploy.Tasks;

namespace Deploy.Targets.Tests;

/// <summary>How project, output and build context lie to each other.</summary>
public sealed class ProjectPathsTests
{
    string root = "";

    [SetUp]
    public void CreateFolder() => root = Directory.CreateTempSubdirectory("deploy-paths-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void In_a_repository_the_context_is_its_root()
    {
        var paths = Paths(Touch("src/shop/shop.csproj"), repository: root, Touch("src/core/core.csproj"));
        Assert.That(paths.ProjectFile, Is.EqualTo("src/shop/shop.csproj"));
        Assert.That(paths.ProjectFolder, Is.EqualTo("src/shop"));
        Assert.That(paths.ContextFromDocker, Is.EqualTo("../../../../.."));
        Assert.That(paths.DockerfileFromContext, Is.EqualTo("src/shop/obj/deploy/docker/Dockerfile"));
        Assert.That(paths.ProjectReferences, Is.EqualTo(new[] { "src/core/core.csproj" }));
    }

    [Test]
    public void Outside_of_a_repository_the_context_holds_all_projects()
    {
        var paths = Paths(Touch("src/shop/shop.csproj"), repository: "", Touch("src/core/core.csproj"), Touch("src/base/deep/base.csproj"));
        Assert.That(paths.ProjectFile, Is.EqualTo("shop/shop.csproj"));
        Assert.That(paths.ProjectReferences, Is.EqualTo(new[] { "base/deep/base.csproj", "core/core.csproj" }));
    }

    [Test]
    public void A_project_alone_is_its_own_context()
    {
        var paths = Paths(Touch("shop/shop.csproj"), repository: "");
        Assert.That(paths.ProjectFile, Is.EqualTo("shop.csproj"));
        Assert.That(paths.ProjectFolder, Is.Empty);
        Assert.That(paths.ContextFromDocker, Is.EqualTo("../../.."));
    }

    [Test]
    public void A_folder_whose_name_only_begins_alike_is_another()
    {
        var paths = Paths(Touch("src/shop/shop.csproj"), repository: "", Touch("src/shop.core/core.csproj"));
        Assert.That(paths.ProjectReferences, Is.EqualTo(new[] { "shop.core/core.csproj" }));
    }

    [Test]
    public void A_reference_outside_of_the_repository_is_left_out()
    {
        Directory.CreateDirectory(Path.Combine(root, "repo"));
        var paths = Paths(Touch("repo/shop/shop.csproj"), repository: Path.Combine(root, "repo") + "/", Touch("elsewhere/core.csproj"));
        Assert.That(paths.ProjectReferences, Is.Empty);
        Assert.That(paths.ProjectFile, Is.EqualTo("shop/shop.csproj"));
    }

    [Test]
    public void Restore_files_of_all_folders_up_to_the_context_are_found()
    {
        var project = Touch("src/shop/shop.csproj");
        foreach (var file in new[] { "global.json", "Directory.Packages.props", "src/Directory.Build.props", "src/shop/packages.lock.json", "src/core/Directory.Build.targets", "other/Directory.Build.props" })
            Touch(file);
        var paths = Paths(project, repository: root, Touch("src/core/core.csproj"));
        Assert.That(paths.RestoreFiles, Is.EqualTo(new[] { "Directory.Packages.props", "global.json", "src/Directory.Build.props", "src/core/Directory.Build.targets", "src/shop/packages.lock.json" }));
    }

    [Test]
    public void Local_feeds_of_the_repository_are_restore_files_too()
    {
        var project = Touch("shop/shop.csproj");
        Directory.CreateDirectory(Path.Combine(root, "packages", "local"));
        File.WriteAllText(Path.Combine(root, "NuGet.config"), """
            <configuration><packageSources>
              <add key="here" value="packages\local" /><add key="gone" value="nowhere" /><add key="outside" value="../.." /><add key="web" value="https://feed.example/index.json" />
            </packageSources></configuration>
            """);
        Assert.That(Paths(project, repository: root).RestoreFiles, Is.EqualTo(new[] { "NuGet.config", "packages/local/" }));
    }

    [Test]
    public void A_broken_NuGet_config_is_listed_and_not_read()
    {
        var project = Touch("shop/shop.csproj");
        File.WriteAllText(Path.Combine(root, "NuGet.config"), "<configuration>");
        Assert.That(Paths(project, repository: root).RestoreFiles, Is.EqualTo(new[] { "NuGet.config" }));
    }

    [Test]
    public void Files_that_are_imported_are_restore_files_too()
    {
        var project = Touch("src/shop/shop.csproj");
        File.WriteAllText(project, """<Project><Import Project="..\..\build\app.props" /><Import Project="$(Somewhere)/x.props" /><Import Project="gone.props" /></Project>""");
        Touch("build/more.props");
        File.WriteAllText(Path.Combine(root, "build/app.props"), """<Project><Import Project="$(MSBuildThisFileDirectory)more.props" /><Import Project="app.props" /></Project>""");
        Assert.That(Paths(project, repository: root).RestoreFiles, Is.EqualTo(new[] { "build/app.props", "build/more.props" }));
    }

    [Test]
    public void The_nearest_global_json_counts()
    {
        File.WriteAllText(Touch("global.json"), "far");
        File.WriteAllText(Touch("src/global.json"), "near");
        Assert.That(Paths(Touch("src/shop/shop.csproj"), repository: root).GlobalJson, Is.EqualTo("near"));
        Assert.That(Paths(Touch("src/shop/shop.csproj"), repository: Path.Combine(root, "src", "shop")).GlobalJson, Is.Empty);
    }

    static ProjectPaths Paths(string project, string repository, params string[] references) =>
        new(project, Path.Combine(Path.GetDirectoryName(project)!, "obj", "deploy") + "/", repository, references);

    string Touch(string name)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }
}
