namespace Deploy.Package.Tests;

/// <summary>Builds that run at the same time.</summary>
public sealed class ConcurrencyTests
{
    /// <summary>Of a project that is not compiled: compilers, and the SDK for web apps, get in each other's way without us.</summary>
    [Test]
    public void Two_builds_of_one_project_at_once_both_succeed()
    {
        var project = TestProject.Django();
        project.Build().Succeeds();
        for (var round = 1; round <= 4; round++)
        {
            project.Edit("deployment.yaml", "services:", $"# {round}\nservices:");
            Parallel.For(0, 3, _ => project.Rebuild($"-p:Description={Guid.NewGuid()}").Succeeds());
            AssertWhole(project);
        }

        project.Rebuild().Succeeds();
        project.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void One_project_twice_in_one_build_with_different_properties()
    {
        var project = TestProject.Web();
        project.Build().Succeeds();
        project.With("both.proj", """
            <Project>
              <Target Name="Build">
                <ItemGroup>
                  <Twin Include="shop.csproj" AdditionalProperties="Version=2.0.0;OutDir=$(MSBuildThisFileDirectory)bin/a/;IntermediateOutputPath=obj/a/" />
                  <Twin Include="shop.csproj" AdditionalProperties="Version=3.0.0;OutDir=$(MSBuildThisFileDirectory)bin/b/;IntermediateOutputPath=obj/b/" />
                </ItemGroup>
                <MSBuild Projects="@(Twin)" Targets="Build" BuildInParallel="true" />
              </Target>
            </Project>
            """);
        project.DotnetOn("both.proj", "msbuild", "-m:2").Succeeds();
        AssertWhole(project);
    }

    [Test]
    public void A_solution_of_projects_that_refer_to_each_other_generates_each_once()
    {
        var shop = TestProject.Web(rest: """<ItemGroup><ProjectReference Include="../stock/stock.csproj" ReferenceOutputAssembly="false" /></ItemGroup>""");
        var stock = TestProject.Web(folder: "stock", name: "stock");
        shop.With("../all.slnx", """<Solution><Project Path="shop/shop.csproj" /><Project Path="stock/stock.csproj" /></Solution>""");
        shop.DotnetOn("../all.slnx", "build", "-m:2").Succeeds().SaysTimes(2, "deployment.yaml -> ");
        AssertWhole(shop);
        AssertWhole(stock);
        shop.DotnetOn("../all.slnx", "build", "-m:2", "--no-restore").Succeeds().DoesNotSay("deployment.yaml -> ");
    }

    [Test]
    public void A_static_graph_build_works()
    {
        var shop = TestProject.Web(rest: """<ItemGroup><ProjectReference Include="../stock/stock.csproj" ReferenceOutputAssembly="false" /></ItemGroup>""");
        _ = TestProject.Web(folder: "stock", name: "stock");
        shop.Build("-graph").Succeeds().SaysTimes(2, "deployment.yaml -> ").HasNoDiagnostics();
        shop.Rebuild("-graph").Succeeds().DoesNotSay("deployment.yaml -> ");
    }

    static void AssertWhole(TestProject project)
    {
        var listed = File.ReadAllLines(project.PathOf("obj/deploy/manifest.txt")).Where(static line => !line.StartsWith('#')).Select(static line => line.Split('\t')).ToList();
        var content = Folders.Content(project.Output).Where(static line => !line.StartsWith("manifest.txt ", StringComparison.Ordinal));
        Assert.That(content, Is.EqualTo(listed.Select(static fields => $"{fields[1]} {fields[0].ToUpperInvariant()}")));
    }
}
