namespace Deploy.Targets.Tests;

public sealed class PublishedFilesTests
{
    // As the globs of Microsoft.NET.Sdk.Web take them in: before the targets.
    [TestCase("NuGet.config", "Never")]
    [TestCase("nuget.config", "Never")]
    [TestCase("packages.lock.json", "Never")]
    [TestCase("global.json", "Never")]
    [TestCase("web.config", "PreserveNewest")]
    [TestCase("appsettings.json", "PreserveNewest")]
    [TestCase("settings/global.json", "PreserveNewest")]
    public void What_only_restore_reads_is_not_published(string file, string expected)
    {
        using var evaluation = Evaluation.Of($"""<TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><Content Include="{file}" CopyToPublishDirectory="PreserveNewest" /></ItemGroup><PropertyGroup>""");

        Assert.That(evaluation.Project.GetItems("Content").Select(static item => item.GetMetadataValue("CopyToPublishDirectory")), Is.EqualTo(new[] { expected }));
    }
}
