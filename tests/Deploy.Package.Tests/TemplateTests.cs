namespace Deploy.Package.Tests;

/// <summary>The templates of .NET with an empty deployment.yaml: none of the checks against the code has anything to say of them.</summary>
public sealed class TemplateTests
{
    [TestCase("webapi")]
    [TestCase("webapi", "--use-controllers")]
    [TestCase("webapp")]
    [TestCase("mvc")]
    [TestCase("worker")]
    [TestCase("blazor")]
    [TestCase("grpc")]
    public void A_new_app_is_clean(string template, params string[] options)
    {
        var project = New(template, options).WithSpec("deployment: {}\n");

        Build(project).Succeeds().Generates().HasNoDiagnostics();
    }

    [Test]
    public void A_worker_service_gets_no_port_and_no_proxy_unless_the_file_says_that_it_takes_requests()
    {
        var project = New("worker").WithSpec("deployment: {}\n");
        Build(project).Succeeds();
        Assert.That(project.Has("obj/deploy/docker/Caddyfile"), Is.False);
        Assert.That(project.Read("obj/deploy/docker/Dockerfile"), Does.Not.Contain("EXPOSE"));

        project.With("deployment.yaml", "deployment: { port: 8080 }\n");
        Build(project).Succeeds();
        Assert.That(project.Has("obj/deploy/docker/Caddyfile"), Is.True);
    }

    [Test]
    public void A_new_web_app_answers_the_health_checks_without_a_line_of_code()
    {
        var project = New("webapp").WithSpec("deployment: {}\n");
        Build(project).Succeeds();

        Assert.That(Answers(project, "/health"), Is.EqualTo("200 Healthy"));
        Assert.That(Answers(project, "/nothing"), Does.StartWith("404"));
    }

    [Test]
    public void What_the_app_maps_itself_comes_first()
    {
        var project = TestProject.Web().WithSpec("deployment: {}\n");
        project.Edit("Program.cs", """app.MapGet("/", () => "hello");""", """app.MapGet("/health", () => Results.Text("my own", statusCode: 503));""");
        Build(project).Succeeds().HasNoDiagnostics();

        Assert.That(Answers(project, "/health"), Is.EqualTo("503 my own"));
    }

    [Test]
    public void A_path_that_is_written_is_left_to_the_app()
    {
        var project = TestProject.Web().WithSpec("deployment:\n  health: /alive\n");

        Build(project).Succeeds().Reports("deployment.yaml(2,11): warning DEPLOY0401");
        Assert.That(Answers(project, "/alive"), Does.StartWith("404"));
    }

    [Test]
    public void What_the_settings_say_is_underlined_in_their_file()
    {
        var project = TestProject.Web().WithSpec("deployment: {}\n")
            .With("appsettings.json", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:5000\" } } } }\n")
            .With("appsettings.Development.json", "{ \"Urls\": \"http://localhost:7000\" }\n");

        Build(project).Succeeds().Reports("appsettings.json(1,48): warning DEPLOY0403");
    }

    [Test]
    public void A_check_of_the_code_is_switched_off_like_any_other()
    {
        var project = TestProject.Web().WithSpec("deployment:\n  health: /alive\n").With(".editorconfig", "root = true\n[*.{cs,yaml}]\ndotnet_diagnostic.DEPLOY0401.severity = none\n");

        Build(project).Succeeds().HasNoDiagnostics();
    }

    // Restored already, perhaps from elsewhere.
    static BuildResult Build(TestProject project) => project.Has("obj/project.assets.json") ? project.Rebuild() : project.Build();

    // A template may need packages that the feed of these tests does not hold: then this machine's own sources are asked.
    static TestProject New(string template, params string[] options)
    {
        var project = TestProject.In("shop", "shop.csproj");
        var (exitCode, output) = Tool.Run("dotnet", project.Folder, ["new", template, "--name", "shop", "--output", ".", "--no-restore", .. options]);
        Assert.That(exitCode, Is.Zero, output);
        project.Edit(project.FileName, "</Project>", $"  {TestProject.SdkElement}\n</Project>");
        // The scripts that a browser loads come in a package of their own; the code and the components are compiled without it just the same.
        if (template == "blazor")
            project.Edit(project.FileName, "</Project>", "  <PropertyGroup><RequiresAspNetWebAssets>false</RequiresAspNetWebAssets></PropertyGroup>\n</Project>");
        var config = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        var (restored, log) = Tool.Run("dotnet", project.Folder, ["restore", "-nologo", .. File.Exists(config) ? [$"-p:RestoreConfigFile={config}"] : Array.Empty<string>()]);
        if (restored != 0 && log.Contains("NU1101", StringComparison.Ordinal))
            Assert.Ignore($"A package of the template {template} is not installed and cannot be restored here: {log.Split('\n').First(static line => line.Contains("NU1101", StringComparison.Ordinal))}");
        Assert.That(restored, Is.Zero, log);
        return project;
    }

    // Status and body of a GET while the app runs in production.
    static string Answers(TestProject project, string path)
    {
        using var app = RunningApp.Start(project);
        return app.Get(path);
    }
}
