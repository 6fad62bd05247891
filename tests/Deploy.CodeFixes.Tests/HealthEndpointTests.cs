using Deploy.Core.Edit;

namespace Deploy.CodeFixes.Tests;

/// <summary>The health endpoint that deployment.yaml asks for is mapped in the program.</summary>
public sealed class HealthEndpointTests
{
    static readonly (string Name, string Before, string After)[] Programs =
    [
        ("top level", """
            var builder = WebApplication.CreateBuilder(args);

            var app = builder.Build(); // b
            app.MapGet("/", () => "x"); // m

            // Runs.
            app.Run();

            """, """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();

            var app = builder.Build(); // b
            app.MapGet("/", () => "x"); // m
            app.MapHealthChecks("/healthz");

            // Runs.
            app.Run();

            """),
        ("Main, other names, asynchronous", """
            static class P
            {
                static async Task Main(string[] args)
                {
                    var web = WebApplication.CreateBuilder(args);
                    await using var @event = web.Build();
                    await @event.RunAsync();
                }
            }
            """, """
            static class P
            {
                static async Task Main(string[] args)
                {
                    var web = WebApplication.CreateBuilder(args);
                    web.Services.AddHealthChecks();
                    await using var @event = web.Build();
                    @event.MapHealthChecks("/healthz");
                    await @event.RunAsync();
                }
            }
            """),
        ("the service is there", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.Run();
            """, """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.MapHealthChecks("/healthz");
            app.Run();
            """),
        ("behind a directive", """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            #if DEBUG
            app.MapGet("/debug", () => "x");
            #endif
            app.Run();
            """, """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            #if DEBUG
            app.MapGet("/debug", () => "x");
            #endif
            app.MapHealthChecks("/healthz");
            app.Run();
            """),
        ("in one line", "var b = WebApplication.CreateBuilder(args); var app = b.Build(); app.Run();",
            "var b = WebApplication.CreateBuilder(args); b.Services.AddHealthChecks(); var app = b.Build(); app.MapHealthChecks(\"/healthz\"); app.Run();"),
        ("with a local function", """
            var builder = WebApplication.CreateBuilder(args);
            var app = builder.Build();
            app.MapGet("/", Hello);
            app.Run();

            string Hello() => "x";
            """, """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.MapGet("/", Hello);
            app.MapHealthChecks("/healthz");
            app.Run();

            string Hello() => "x";
            """),
    ];

    static readonly string[] OfAnotherMake =
    [
        "System.Console.WriteLine();",
        "class C { }",
        // No builder, so no place for the service.
        "var app = WebApplication.Create(args);\napp.Run();",
        "var app = WebApplication.CreateBuilder(args).Build();\napp.Run();",
        // The endpoints are elsewhere.
        "var b = WebApplication.CreateBuilder(args);\nvar app = b.Build();\napp.UseRouting();\napp.UseEndpoints(e => { });\napp.Run();",
        // No room beside it.
        "var b = WebApplication.CreateBuilder(args);\nvar app = b.Build();\nif (args.Length > 0)\n    app.Run();",
        // Another Run.
        "var b = WebApplication.CreateBuilder(args);\nvar app = b.Build();\nvar other = new R();\nother.Run();\nclass R { public void Run() { } }",
        "WebApplication.CreateBuilder(args).Build().Run();",
    ];

    static IEnumerable<TestCaseData> Cases => Programs.Select(static item => new TestCaseData(item.Before, item.After).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Cases))]
    public async Task It_is_mapped_before_the_program_runs_and_nothing_else_changes(string before, string after)
    {
        using var editor = new Editor("deployment: { health: /healthz }\n", before);
        var action = (await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, Editor.InSpec("DEPLOY0401", (FixHints.Path, "/healthz")))).Single();
        var project = await editor.ApplyAsync(action);

        Assert.That(action.Title, Is.EqualTo("Map the health endpoint /healthz"));
        Assert.That(await Editor.ProgramOf(project), Is.EqualTo(after));
        Assert.That(await Editor.ErrorsOf(project), Is.Empty);
    }

    [Test]
    public async Task Line_ends_are_those_of_the_file()
    {
        using var editor = new Editor("", "var b = WebApplication.CreateBuilder(args);\r\nvar app = b.Build();\r\napp.Run();\r\n");
        var action = (await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, Editor.InSpec("DEPLOY0401", (FixHints.Path, "/healthz")))).Single();

        Assert.That(await Editor.ProgramOf(await editor.ApplyAsync(action)), Is.EqualTo(
            "var b = WebApplication.CreateBuilder(args);\r\nb.Services.AddHealthChecks();\r\nvar app = b.Build();\r\napp.MapHealthChecks(\"/healthz\");\r\napp.Run();\r\n"));
    }

    [Test]
    public async Task Usings_that_the_project_does_not_have_are_added()
    {
        const string before = """
            // Head.
            using System;

            var b = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
            var app = b.Build();
            app.Run();
            """;
        using var editor = new Editor("", before, implicitUsings: false);
        var action = (await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, Editor.InSpec("DEPLOY0401", (FixHints.Path, "/healthz")))).Single();
        var project = await editor.ApplyAsync(action);

        Assert.That(await Editor.ProgramOf(project), Does.StartWith("// Head.\nusing Microsoft.AspNetCore.Builder;\nusing Microsoft.Extensions.DependencyInjection;\nusing System;\n".ReplaceLineEndings(Environment.NewLine)));
        Assert.That(await Editor.ErrorsOf(project), Is.Empty);
    }

    [TestCaseSource(nameof(OfAnotherMake))]
    public async Task A_program_of_another_make_is_left_alone(string program)
    {
        using var editor = new Editor("", program);
        Assert.That(await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, Editor.InSpec("DEPLOY0401", (FixHints.Path, "/healthz"))), Is.Empty);
    }

    [Test]
    public async Task Where_the_code_maps_another_path_both_ways_are_offered()
    {
        using var editor = new Editor("deployment:\n  health: /healthz\n",
            "var b = WebApplication.CreateBuilder(args);\nb.Services.AddHealthChecks();\nvar app = b.Build();\napp.MapHealthChecks(\"/up\");\napp.Run();\n");
        var diagnostic = await editor.InProgramAsync("DEPLOY0402", "\"/up\"", (FixHints.Path, "/healthz"), (FixHints.Health, "/up"));

        var inCode = (await Editor.ActionsAsync(new HealthEndpointCodeFixProvider(), editor.Program, diagnostic)).Single();
        Assert.That(await Editor.ProgramOf(await editor.ApplyAsync(inCode)), Does.EndWith("app.MapHealthChecks(\"/up\");\napp.MapHealthChecks(\"/healthz\");\napp.Run();\n"));
        var inSpec = (await Editor.ActionsAsync(new SpecFromCodeFixProvider(), editor.Program, diagnostic)).Single();
        Assert.That(await Editor.SpecOf(await editor.ApplyAsync(inSpec)), Is.EqualTo("deployment:\n  health: /up\n"));
    }
}
