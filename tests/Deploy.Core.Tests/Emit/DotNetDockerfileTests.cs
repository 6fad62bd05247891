using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Emit;

/// <summary>What each fact about a .NET project changes in its Dockerfile; tests/engine/dotnet-images.sh builds such projects for real.</summary>
public sealed class DotNetDockerfileTests
{
    static readonly ProjectFacts Web = FactsFile.WebProject("shop");

    [Test]
    public void A_single_file_is_started_itself_and_published_for_the_architecture()
    {
        var dockerfile = Dockerfile(Web with { IsSingleFile = true });

        Assert.That(dockerfile, Does.Contain("ENTRYPOINT [\"./shop\"]"));
        Assert.That(dockerfile, Does.Contain("dotnet restore shop.csproj -a $TARGETARCH\n").And.Not.Contain("UseAppHost=false"));
        // The runtime is not in the file.
        Assert.That(dockerfile, Does.Contain("FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra\n"));
    }

    [Test]
    public void A_lock_file_holds_for_every_architecture_unless_the_code_is_compiled_for_one()
    {
        var locked = Web with { RestoreFiles = ["packages.lock.json"] };

        Assert.That(Dockerfile(locked), Does.Contain("dotnet restore shop.csproj -p:UseAppHost=false --locked-mode\n").And.Contain("-p:RestoreLockedMode=true"));
        Assert.That(Dockerfile(locked with { IsReadyToRun = true }), Does.Contain("dotnet restore shop.csproj -a $TARGETARCH -p:UseAppHost=false --locked-mode\n"));
        Assert.That(Dockerfile(locked with { IsSingleFile = true }), Does.Contain("dotnet restore shop.csproj -a $TARGETARCH --locked-mode\n"));
    }

    [Test]
    public void A_program_without_ASP_NET_Core_gets_the_smaller_runtime() =>
        Assert.That(Dockerfile(Web with { UsesAspNetCore = false }), Does.Contain("FROM mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled-extra\n").And.Not.Contain("dotnet/aspnet"));

    [Test]
    public void Of_several_target_frameworks_one_is_published() =>
        Assert.That(Dockerfile(Web with { TargetFramework = "net10.0" }), Does.Contain("dotnet publish shop.csproj -c Release -f net10.0 -o /app"));

    [TestCase("", "", "9.0")]
    [TestCase("10.0", "", "10.0")]
    [TestCase("10.0", "10.0.102", "10.0.102")]
    public void The_SDK_is_the_pinned_one_else_one_for_all_frameworks_else_the_app_s(string needed, string pinned, string expected)
    {
        var dockerfile = Dockerfile(Web with { DotNetVersion = "9.0", SdkVersion = needed, PinnedSdk = pinned });

        Assert.That(dockerfile, Does.Contain($"FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:{expected}-noble AS build\n"));
        Assert.That(dockerfile, Does.Contain("FROM mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled-extra\n"));
    }

    static string Dockerfile(ProjectFacts facts) => Compilation.Of("deployment: {}\n", facts).File("docker/Dockerfile");
}
