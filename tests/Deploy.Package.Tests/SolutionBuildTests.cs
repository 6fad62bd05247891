using System.Formats.Tar;
using System.IO.Compression;

namespace Deploy.Package.Tests;

/// <summary>deploy.proj with several services: one build gives the chart and the compose file of them all.</summary>
public sealed class SolutionBuildTests
{
    // What the task says of deploy.proj itself, beside what it says of each service.
    const string OfSolution = "/store/obj/deploy/ (";
    const string Generated = "deployment.yaml -> ";

    static readonly string[] TwoCharts = ["orders", "web"];

    [Test]
    public void One_build_gives_the_chart_and_the_compose_file_of_services_of_every_kind()
    {
        var solution = TestSolution.Create();
        TestSolution.Web("web", "deployment:\n  uses: [catalog]\n", """<ItemGroup><ProjectReference Include="../../lib/lib.csproj" /></ItemGroup>""");
        TestProject.In("store/lib", "lib.csproj").With("Code.cs", "public class Code;").WithProject("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        TestSolution.Python("catalog");
        SeveralFrameworks("mailer");

        solution.Build().Succeeds().SaysTimes(4, Generated).SaysTimes(1, OfSolution).HasNoDiagnostics().DoesNotSay(": warning ");

        Assert.That(TestSolution.Charts(solution), Is.EqualTo(new[] { "catalog", "mailer", "web" }));
        Assert.That(solution.Read("obj/deploy/docker/compose.yaml"), Does.Contain("  catalog:\n").And.Contain("CATALOG_URL: http://catalog:8000").And.Contain("context: ../../../src/catalog\n"));
        // It refers to a library beside src, outside of any repository: the folder of both is what its own Dockerfile is built from.
        Assert.That(solution.Read("obj/deploy/docker/compose.yaml"), Does.Contain("context: ../../..\n      dockerfile: src/web/obj/deploy/docker/Dockerfile"));
        foreach (var file in Folders.FilesOf(solution.Output))
            Assert.That(File.ReadAllText(Path.Combine(solution.Output, file)), Does.Not.Contain(PackageUnderTest.Root), file);
        Charts.AssertLints(solution);
    }

    [Test]
    public void The_second_build_generates_nothing_and_changes_no_byte_and_no_time()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds().SaysTimes(3, Generated);
        var before = Folders.ContentAndTimes(solution.Output);
        solution.Rebuild().Succeeds().Skips().SaysTimes(3, """Skipping target "_DeployGenerate" """.Trim());
        Assert.That(Folders.ContentAndTimes(solution.Output), Is.EqualTo(before));
    }

    [Test]
    public void An_edit_of_the_file_of_a_service_regenerates_the_whole_and_no_other_service()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        solution.With("src/orders/deployment.yaml", TestSolution.ServiceSpec + "  port: 8123\n");
        solution.Rebuild().Succeeds().SaysTimes(2, Generated).SaysTimes(1, OfSolution).HasNoDiagnostics();
        Assert.That(solution.Read("obj/deploy/helm/store/charts/orders/values.yaml"), Does.Contain("containerPort: 8123"));
        Assert.That(solution.Read("obj/deploy/docker/compose.yaml"), Does.Contain("ORDERS_URL: http://orders:8123"));
        solution.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void A_changed_property_of_a_service_regenerates_the_whole()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        solution.Edit("src/orders/orders.proj", "<Version>1.0.0<", "<Version>4.5.6<");
        solution.Build().Succeeds().SaysTimes(2, Generated).SaysTimes(1, OfSolution);
        Assert.That(solution.Read("obj/deploy/helm/store/charts/orders/values.yaml"), Does.Contain("4.5.6"));
        Assert.That(solution.Read("obj/deploy/docker/compose.yaml"), Does.Contain("registry.example/orders:${ORDERS_TAG:-4.5.6}"));
        solution.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void A_reference_that_is_removed_takes_its_chart_along()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        Assert.That(TestSolution.Charts(solution), Is.EqualTo(TwoCharts));
        solution.With("src/web/deployment.yaml", TestSolution.ServiceSpec);
        solution.Edit("deploy.proj", "src/*/*.*proj", "src/web/web.proj");
        solution.Build().Succeeds().SaysTimes(2, Generated).HasNoDiagnostics();
        Assert.That(TestSolution.Charts(solution), Is.EqualTo(new[] { "web" }));
        Assert.That(solution.Read("obj/deploy/docker/compose.yaml"), Does.Not.Contain("orders"));
    }

    [TestCase("-m:2")]
    [TestCase("-graph")]
    [TestCase("-graph", "-m:2")]
    public void Every_way_to_build_gives_the_same(params string[] switches)
    {
        var solution = TestSolution.Create();
        TestSolution.Web("web");
        TestSolution.Python("catalog");
        SeveralFrameworks("mailer");
        solution.Dotnet("restore").Succeeds();
        solution.Rebuild(switches).Succeeds().SaysTimes(4, Generated).HasNoDiagnostics().DoesNotSay(": warning ");
        var content = Folders.Content(solution.Output);
        solution.Rebuild(switches).Succeeds().DoesNotSay(Generated);
        solution.Clean().Succeeds();
        solution.Rebuild().Succeeds();
        Assert.That(Folders.Content(solution.Output), Is.EqualTo(content));
    }

    /// <summary>Of services of one target framework each: MSBuild does not know which of several an isolated build asks.</summary>
    [Test]
    public void An_isolated_build_of_the_graph_works()
    {
        var solution = TestSolution.Create();
        TestSolution.Web("web");
        TestSolution.Python("catalog");
        solution.Dotnet("restore").Succeeds();
        solution.Rebuild("-graph", "-isolate").Succeeds().SaysTimes(3, Generated).HasNoDiagnostics();
        solution.Rebuild("-graph", "-isolate").Succeeds().DoesNotSay(Generated);
    }

    [Test]
    public void A_solution_file_that_names_the_services_and_deploy_proj_builds_each_once()
    {
        var solution = TestSolution.Create();
        TestSolution.Web("web");
        TestSolution.Python("orders");
        solution.With("all.sln", SolutionFile("deploy.proj", "src/orders/orders.proj", "src/web/web.csproj"));
        solution.DotnetOn("all.sln", "build", "-m:2").Succeeds().SaysTimes(3, Generated).HasNoDiagnostics();
        Assert.That(TestSolution.Charts(solution), Is.EqualTo(TwoCharts));
        solution.DotnetOn("all.sln", "build", "-m:2", "--no-restore").Succeeds().DoesNotSay(Generated);
    }

    [Test]
    public void A_reference_that_is_no_service_is_named_and_the_others_are_deployed()
    {
        var solution = TestSolution.OfTwo();
        TestProject.In("store/src/lib", "lib.csproj").With("Code.cs", "public class Code;").WithProject("""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        solution.Build().Succeeds().Reports("deploy.proj: warning DEPLOY0914").Says("src/lib/lib.csproj");
        Assert.That(TestSolution.Charts(solution), Is.EqualTo(TwoCharts));
    }

    [Test]
    public void A_service_that_is_switched_off_is_no_part()
    {
        var solution = TestSolution.OfTwo();
        solution.With("src/web/deployment.yaml", TestSolution.ServiceSpec);
        solution.Edit("src/orders/orders.proj", "<Version>", "<EnableDeploy>false</EnableDeploy><Version>");
        solution.Build().Succeeds().Reports("deploy.proj: warning DEPLOY0914").Says("src/orders/orders.proj");
        Assert.That(TestSolution.Charts(solution), Is.EqualTo(new[] { "web" }));
    }

    [Test]
    public void An_error_in_the_file_of_a_service_names_it_once_and_nothing_is_written()
    {
        var solution = TestSolution.OfTwo();
        solution.With("src/orders/deployment.yaml", TestSolution.ServiceSpec + "  ports: 80\n");
        solution.Build().Fails().Reports("deployment.yaml(3,3): error DEPLOY0103").Says("orders");
        Assert.That(solution.Has("obj/deploy"), Is.False);
    }

    [Test]
    public void What_is_wrong_only_between_the_services_is_said_by_deploy_proj_at_its_place_in_the_service()
    {
        var solution = TestSolution.OfTwo();
        solution.With("src/web/deployment.yaml", TestSolution.ServiceSpec + "  uses: [order]\n");
        solution.Build().Fails().Says("src/web/deployment.yaml(3,10): error DEPLOY").Says("'order'");
        Assert.That(solution.Has("obj/deploy"), Is.False);
        Assert.That(solution.Has("src/web/obj/deploy"), Is.True);
    }

    [Test]
    public void An_error_keeps_what_the_last_build_wrote()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        var before = Folders.Content(solution.Output);
        solution.Edit("deployment.yaml", "/: web", "/: wob");
        solution.Rebuild().Fails().Says("'wob'");
        Assert.That(Folders.Content(solution.Output), Is.EqualTo(before));
    }

    [Test]
    public void Clean_leaves_nothing_of_ours_in_deploy_proj_and_in_the_services()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        solution.Clean().Succeeds().HasNoDiagnostics();
        foreach (var folder in new[] { "obj", "src/web/obj", "src/orders/obj" })
            Assert.That(Folders.FilesOf(solution.PathOf(folder)).Where(static file => file.StartsWith("deploy/", StringComparison.Ordinal) || file.Contains(".deploy.", StringComparison.Ordinal)), Is.Empty, folder);
        solution.Rebuild().Succeeds().SaysTimes(3, Generated);
    }

    [Test]
    public void Pack_gives_the_chart_with_the_charts_of_the_services_in_it()
    {
        var solution = TestSolution.OfTwo();
        solution.Pack("-o", "packages").Succeeds();
        var files = ChartFiles(solution.PathOf("packages/store-1.2.3.tgz"));
        Assert.That(files, Is.EquivalentTo(Folders.FilesOf(solution.PathOf("obj/deploy/helm/store")).Select(static file => $"store/{file}")));
        Assert.That(files, Does.Contain("store/charts/orders/Chart.yaml"));
        Assert.That(Nupkg.Entries(solution.PathOf("packages/deploy.1.2.3.nupkg")), Does.Contain("deploy/store-1.2.3.tgz"));
    }

    [Test]
    public void Diff_compares_all_services_and_writes_nothing()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        var before = Folders.Content(solution.Output);
        solution.Rebuild("-t:DeployDiff").Succeeds().Says("Nothing would change.").DoesNotSay(Generated);
        solution.With("src/orders/deployment.yaml", TestSolution.ServiceSpec + "  port: 8123\n");
        solution.Rebuild("-t:DeployDiff").Succeeds().DoesNotSay("Nothing would change.").Says("8123").DoesNotSay(Generated);
        Assert.That(Folders.Content(solution.Output), Is.EqualTo(before));
    }

    [Test]
    public void Explain_leads_to_the_service()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        var log = solution.Rebuild("-t:DeployExplain").Says("DEPLOY0915");
        log.DoesNotSay(Generated);
        solution.DotnetOn("src/orders/orders.proj", "build", "-t:DeployExplain", "--no-restore").Succeeds().Says("deployment.framework").DoesNotSay("DEPLOY0915");
    }

    [Test]
    public void Builds_of_deploy_proj_at_the_same_time_all_succeed_and_leave_a_whole()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        var before = Folders.FilesOf(solution.Output);
        for (var round = 1; round <= 2; round++)
        {
            solution.Edit("deployment.yaml", "deployment:\n", $"# {round}\ndeployment:\n");
            Parallel.For(0, 3, i => solution.Rebuild($"-p:Description=number-{round}-{i}").Succeeds());
            Assert.That(Folders.FilesOf(solution.Output), Is.EqualTo(before));
        }

        solution.Rebuild().Succeeds();
        solution.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void Services_that_say_the_pattern_themselves_are_deployed_the_same()
    {
        var solution = TestSolution.OfTwo();
        solution.Build().Succeeds();
        var before = Folders.Content(solution.PathOf("obj/deploy/helm"));
        solution.Edit("src/orders/deployment.yaml", "  framework: django", "  framework: django\n  pattern: kubernetes");
        solution.Edit("src/web/deployment.yaml", "  framework: django", "  framework: django\n  pattern: kubernetes");
        solution.Rebuild().Succeeds().HasNoDiagnostics();
        Assert.That(solution.Has("src/orders/obj/deploy/helm"), Is.True);
        Assert.That(Folders.Content(solution.PathOf("obj/deploy/helm")), Is.EqualTo(before));
    }

    [Test]
    public void Without_Kubernetes_there_is_one_compose_file_and_no_chart()
    {
        var solution = TestSolution.OfTwo(TestSolution.Spec.Replace("  pattern: kubernetes\n", "", StringComparison.Ordinal));
        solution.Build().Succeeds().HasNoDiagnostics();
        Assert.That(solution.Has("obj/deploy/helm"), Is.False);
        Assert.That(solution.Read("obj/deploy/docker/compose.production.yaml"), Does.Contain("  caddy:\n").And.Contain("  orders-postgres:\n"));
        solution.Rebuild().Succeeds().Skips();
    }

    [Test]
    public void An_overlay_beside_deploy_proj_changes_the_chart_of_a_service()
    {
        var solution = TestSolution.OfTwo().With("deploy/helm/store/charts/orders/values.yaml.patch.yaml", "replicaCount: 9\n");
        solution.Build().Succeeds().HasNoDiagnostics();
        Assert.That(solution.Read("obj/deploy/helm/store/charts/orders/values.yaml"), Does.Contain("replicaCount: 9"));
    }

    // A worker service of two frameworks; its first is deployed.
    static void SeveralFrameworks(string name) => TestProject.In($"store/src/{name}", $"{name}.csproj").WithSpec("deployment: {}\n").With("Program.cs", "System.Console.WriteLine(\"hello\");\n").WithProject($"""
        <Project Sdk="Microsoft.NET.Sdk">
          {TestProject.SdkElement}
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
            <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
          </PropertyGroup>
        </Project>
        """);

    static string SolutionFile(params string[] projects)
    {
        // The type of C# projects; what it is decides the file itself.
        const string Type = "{9A19103F-16F7-4668-BE54-9A1E7A4F7556}";
        var ids = projects.Select(static (path, i) => (Path: path, Id: $"{{00000000-0000-0000-0000-00000000000{i}}}")).ToList();
        var entries = string.Concat(ids.Select(static project => $"Project(\"{Type}\") = \"{Path.GetFileNameWithoutExtension(project.Path)}\", \"{project.Path.Replace('/', '\\')}\", \"{project.Id}\"\nEndProject\n"));
        var configurations = string.Concat(ids.SelectMany(static project => new[] { "ActiveCfg", "Build.0" }.Select(key => $"\t\t{project.Id}.Debug|Any CPU.{key} = Debug|Any CPU\n")));
        return $"""
            Microsoft Visual Studio Solution File, Format Version 12.00
            {entries}Global
            	GlobalSection(SolutionConfigurationPlatforms) = preSolution
            		Debug|Any CPU = Debug|Any CPU
            	EndGlobalSection
            	GlobalSection(ProjectConfigurationPlatforms) = postSolution
            {configurations}	EndGlobalSection
            EndGlobal

            """;
    }

    static List<string> ChartFiles(string path)
    {
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var files = new List<string>();
        while (tar.GetNextEntry() is { } entry)
            files.Add(entry.Name);
        return files;
    }
}
