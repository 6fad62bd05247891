using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Deploy.Package.Tests;

/// <summary>`dotnet new deploy-app` gives an app that builds, answers and can be deployed.</summary>
public sealed class AppTemplateTests
{
    [Test]
    public void It_builds_without_a_warning_for_every_pattern([Values("hobby-project", "small-saas", "production-saas", "kubernetes")] string pattern)
    {
        var project = New("--pattern", pattern);
        project.Build().Succeeds().Generates().HasNoDiagnostics().DoesNotSay(": warning ");
        Assert.That(project.Has("obj/deployment.schema.json") && project.Has("obj/deploy/docker/Dockerfile"), Is.True);
        if (pattern == "kubernetes")
            Charts.AssertLints(project);
    }

    [Test]
    public void With_a_domain_its_chart_has_an_ingress_with_a_certificate()
    {
        var project = New("--pattern", "kubernetes", "--domain", "shop.example.net");
        project.Build().Succeeds().HasNoDiagnostics();
        Charts.AssertLints(project);
        Assert.That(project.Read("obj/deploy/helm/acme-shop/values.yaml"), Does.Contain("shop.example.net"));
    }

    [Test]
    public async Task It_answers_and_says_that_it_is_well()
    {
        var project = New();
        project.Build().Succeeds();
        using var app = Process.Start(new ProcessStartInfo("dotnet", ["bin/Debug/net10.0/Acme.Shop.dll", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = project.Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        try
        {
            using var http = new HttpClient { BaseAddress = await Address(app) };
            foreach (var path in new[] { "/health", "/health/ready", "/" })
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            }
        }
        finally
        {
            app.Kill(entireProcessTree: true);
            await app.WaitForExitAsync();
        }
    }

    [Test]
    public void Its_output_is_not_put_under_version_control()
    {
        var project = New();
        Assert.That(project.Read(".gitignore").Split('\n'), Does.Contain("bin/").And.Contain("obj/"));
    }

    // As a user does: in an empty folder, into one that is named after the app.
    static TestProject New(params IEnumerable<string> arguments)
    {
        var project = TestProject.In("Acme.Shop", "Acme.Shop.csproj");
        Templates.New(project, ["deploy-app", "-n", "Acme.Shop", "-o", ".", "--no-restore", .. arguments]);
        Assert.That(Folders.FilesOf(project.Folder), Is.EqualTo(new[] { ".gitignore", "Acme.Shop.csproj", "Program.cs", "appsettings.json", "deployment.yaml" }));
        return project;
    }

    static async Task<Uri> Address(Process app)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await app.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Regex.Match(line, "Now listening on: (?<url>http://[^ ]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match)
                return new Uri(match.Groups["url"].Value);
        }

        throw new InvalidOperationException("The app ended without listening.");
    }
}
