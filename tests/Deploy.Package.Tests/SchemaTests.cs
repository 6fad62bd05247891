namespace Deploy.Package.Tests;

/// <summary>The JSON Schema lies where the first line of everyone's deployment.yaml says.</summary>
public sealed class SchemaTests
{
    const string Copy = "obj/deployment.schema.json";

    const string Skipped = """Skipping target "_DeploySchema" because all output files are up-to-date""";

    [Test]
    public void A_build_copies_it_the_next_one_skips_it_and_clean_removes_it() => AssertCopiedSkippedAndRemoved(TestProject.Web());

    [Test]
    public void So_it_is_with_a_PackageReference()
    {
        var reference = $"""<ItemGroup><PackageReference Include="Deploy.Sdk" Version="{PackageUnderTest.Version}" PrivateAssets="all" /></ItemGroup>""";
        AssertCopiedSkippedAndRemoved(TestProject.WebWithout("", rest: reference).WithSpec(TestProject.Spec));
    }

    [Test]
    public void And_in_a_project_without_compiler() => AssertCopiedSkippedAndRemoved(TestProject.Django());

    [Test]
    public void Also_in_a_design_time_build_that_comes_before_the_first_build()
    {
        var project = TestProject.Web();
        project.Dotnet("restore").Succeeds();
        project.Rebuild("-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-t:Compile").Succeeds();
        AssertIsThatOfThePackage(project);
        Assert.That(project.Has("obj/deploy"), Is.False);
    }

    [TestCase("shop.csproj")]
    [TestCase("global.json")]
    public void Another_version_of_the_SDK_brings_its_own_also_when_it_is_older(string namedIn)
    {
        var project = namedIn == "global.json" ? TestProject.WebWithout("""<Sdk Name="Deploy.Sdk" />""").WithSpec(TestProject.Spec) : TestProject.Web();
        if (namedIn == "global.json")
            project.With(namedIn, $$"""{ "msbuild-sdks": { "Deploy.Sdk": "{{PackageUnderTest.OtherVersion}}" } }""");
        else
            project.Edit(namedIn, PackageUnderTest.Version, PackageUnderTest.OtherVersion);
        project.Build().Succeeds();
        // As the other version might have had it; a second old, because two files written at once may have the same time.
        project.With(Copy, "{}");
        File.SetLastWriteTimeUtc(project.PathOf(Copy), DateTime.UtcNow.AddSeconds(-1));
        project.Edit(namedIn, PackageUnderTest.OtherVersion, PackageUnderTest.Version);
        project.Build().Succeeds();
        AssertIsThatOfThePackage(project);
        project.Rebuild().Succeeds().Says(Skipped);
    }

    [Test]
    public void Of_several_target_frameworks_one_copies_it()
    {
        var project = TestProject.Web().With("Code.cs", "namespace Shop;");
        project.Edit("shop.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks><EnableWindowsTargeting>true</EnableWindowsTargeting><DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>");
        project.Build().Succeeds();
        AssertIsThatOfThePackage(project);
        project.Rebuild().Succeeds().SaysTimes(1, Skipped);
    }

    [TestCase("-p:EnableDeploy=false")]
    [TestCase("-p:DeployGenerateFiles=false")]
    public void Who_wants_no_file_gets_none(string property)
    {
        var project = TestProject.Web();
        project.Build(property).Succeeds();
        Assert.That(project.Has(Copy), Is.False);
    }

    static void AssertCopiedSkippedAndRemoved(TestProject project)
    {
        project.Build().Succeeds().HasNoDiagnostics();
        AssertIsThatOfThePackage(project);
        var written = File.GetLastWriteTimeUtc(project.PathOf(Copy));

        project.Rebuild().Succeeds().Says(Skipped);
        Assert.That(File.GetLastWriteTimeUtc(project.PathOf(Copy)), Is.EqualTo(written));

        project.Delete(Copy);
        project.Rebuild().Succeeds().DoesNotSay(Skipped);
        AssertIsThatOfThePackage(project);

        project.Clean().Succeeds();
        Assert.That(project.Has(Copy), Is.False);
    }

    static void AssertIsThatOfThePackage(TestProject project) =>
        Assert.That(File.ReadAllBytes(project.PathOf(Copy)), Is.EqualTo(Nupkg.Read(PackageUnderTest.File, "schema/deployment.schema.json")));
}
