using System.Text.RegularExpressions;

namespace Deploy.Package.Tests;

/// <summary>How a project takes in Deploy.Sdk: each way gives generation and analyzer.</summary>
public sealed class WaysInTests
{
    const string Latest = "deployment:\n  name: shop\n  image: registry.example/shop\n  tag: latest\n  pattern: kubernetes\n";

    [Test]
    public void The_Sdk_element() => AssertBothWork(TestProject.Web());

    [Test]
    public void The_version_from_global_json()
    {
        var project = TestProject.WebWithout("""<Sdk Name="Deploy.Sdk" />""").WithSpec(TestProject.Spec);
        // Nothing but the version: which SDK of .NET is used is not the matter.
        project.With("global.json", $$"""{ "msbuild-sdks": { "Deploy.Sdk": "{{PackageUnderTest.Version}}" } }""");
        AssertBothWork(project);
    }

    [Test]
    public void A_PackageReference() => AssertBothWork(TestProject.WebWithout("", rest: Reference($""" Version="{PackageUnderTest.Version}" """)).WithSpec(TestProject.Spec));

    [Test]
    public void A_PackageReference_with_central_package_versions()
    {
        var project = TestProject.WebWithout("", rest: Reference("")).WithSpec(TestProject.Spec).With("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Deploy.Sdk" Version="{PackageUnderTest.Version}" /></ItemGroup>
            </Project>
            """);
        AssertBothWork(project);
    }

    [Test]
    public void A_PackageReference_is_no_dependency_of_the_package_that_is_packed()
    {
        var project = TestProject.WebWithout("", "<IsPackable>true</IsPackable>", Reference($""" Version="{PackageUnderTest.Version}" """)).WithSpec(TestProject.Spec);
        project.Pack().Succeeds();
        var nuspec = System.Text.Encoding.UTF8.GetString(Nupkg.Read(project.PathOf("bin/Release/shop.1.0.0.nupkg"), "shop.nuspec"));
        Assert.That(nuspec, Does.Not.Contain("Deploy.Sdk"));
    }

    [Test]
    public void A_PackageReference_in_a_project_of_several_target_frameworks()
    {
        var project = TestProject.In("shop", "shop.csproj").WithSpec(TestProject.Spec).With("Code.cs", "public class Code;").WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
                <EnableWindowsTargeting>true</EnableWindowsTargeting>
                <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
              </PropertyGroup>
              {Reference($""" Version="{PackageUnderTest.Version}" """)}
            </Project>
            """);
        project.Pack().Succeeds().Generates().HasNoDiagnostics();
        Assert.That(project.Has("bin/Release/shop-1.0.0.tgz"), Is.True);
    }

    [Test]
    public void Both_at_once_count_once() =>
        AssertBothWork(TestProject.WebWithout(TestProject.SdkElement, rest: Reference($""" Version="{PackageUnderTest.Version}" """)).WithSpec(TestProject.Spec));

    static string Reference(string version) => $"""<ItemGroup><PackageReference Include="Deploy.Sdk"{version} PrivateAssets="all" /></ItemGroup>""";

    // One generation, one set of diagnostics, and the analyzer's constants can be used in code.
    static void AssertBothWork(TestProject project)
    {
        project.Build().Succeeds().Generates().HasNoDiagnostics().DoesNotSay(": warning ");
        project.Rebuild().Succeeds().Skips();
        project.WithSpec(Latest);
        var build = project.Rebuild().Succeeds().Generates();
        var found = Regex.Matches(build.Log, "deployment.yaml\\([0-9,]+\\): warning DEPLOY[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(static match => match.Value).ToList();
        build.Check(found.Count > 0, "No advice on the tag 'latest'.").Check(found.Distinct(StringComparer.Ordinal).Count() == found.Count, "The same is said twice.");
        project.Clean().Succeeds();
        Assert.That(project.Has("obj/deploy"), Is.False);
    }
}
