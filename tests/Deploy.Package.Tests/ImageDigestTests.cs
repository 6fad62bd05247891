namespace Deploy.Package.Tests;

/// <summary>What an image's tag stands for: told by the build, or by images.lock. (What PublishContainer pushes: tests/engine/publish-container.sh.)</summary>
public sealed class ImageDigestTests
{
    static readonly string Digest = $"sha256:{new string('a', 64)}";

    const string Compose = "obj/deploy/docker/compose.production.yaml";

    [Test]
    public void A_digest_that_is_handed_over_stands_behind_the_tag_until_it_is_no_longer()
    {
        var project = TestProject.Web();
        project.Build($"-p:DeployImageDigest={Digest}").Succeeds().Generates();
        Assert.That(project.Read(Compose), Does.Contain($"registry.example/shop:${{TAG:-1.0.0@{Digest}}}"));
        Assert.That(project.Read("obj/deploy/docker/compose.yaml"), Does.Not.Contain(Digest), "What is built on the laptop has none.");
        Assert.That(project.Read("obj/deploy/helm/shop/values.yaml"), Does.Contain($"digest: {Digest}"));
        project.Rebuild($"-p:DeployImageDigest={Digest}").Succeeds().Skips();
        project.Rebuild().Succeeds().Generates();
        Assert.That(project.Read(Compose), Does.Not.Contain(Digest));
    }

    [Test]
    public void A_digest_with_the_name_of_another_image_is_not_taken()
    {
        var project = TestProject.Web();
        project.Build($"-p:DeployImageDigest=registry.example/other:1.0.0@{Digest}").Succeeds();
        Assert.That(project.Read(Compose), Does.Not.Contain(Digest));
    }

    [Test]
    public void What_is_no_digest_is_an_error() => Assert.That(TestProject.Web().Build("-p:DeployImageDigest=sha256:12").Log, Does.Contain("error DEPLOY0930"));

    [Test]
    public void What_was_published_counts_for_its_own_tag_and_clean_forgets_it()
    {
        var project = TestProject.Web().With("obj/shop.deploy.published", $"registry.example/shop:1.0.0 {Digest}\nregistry.example/shop:stable {Digest}\n");
        project.Build().Succeeds();
        Assert.That(project.Read(Compose), Does.Contain($"1.0.0@{Digest}"));
        project.Rebuild("-p:ContainerImageTags=\"stable;1.0.0\"").Succeeds().Generates();
        Assert.That(project.Read(Compose), Does.Contain($"stable@{Digest}"), "Of several tags the first is deployed.");
        project.Rebuild("-p:Version=1.1.0").Succeeds();
        Assert.That(project.Read(Compose), Does.Contain("TAG:-1.1.0}"));
        project.Clean().Succeeds();
        Assert.That(File.Exists(project.PathOf("obj/shop.deploy.published")), Is.False);
    }

    [Test]
    public void An_edit_of_the_lock_regenerates_and_the_lock_is_no_file_of_the_output()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.With("deploy/images.lock", $"redis:7.4.5-bookworm {Digest}\n").Rebuild().Succeeds().Generates();
        Assert.That(project.Read(Compose), Does.Contain($"image: redis:7.4.5-bookworm@{Digest}"));
        Assert.That(File.Exists(project.PathOf("obj/deploy/images.lock")), Is.False);
        project.Rebuild().Succeeds().Skips();
        project.With("deploy/images.lock", "redis\n");
        Assert.That(project.Rebuild().Log, Does.Contain("deploy/images.lock(1,1): error DEPLOY0931"));
    }
}
