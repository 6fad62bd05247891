namespace Deploy.Package.Tests;

/// <summary>The code fixes of the package, in the one editor that runs without a window: <c>dotnet format</c>. It fixes C# only, so what changes the YAML is tested elsewhere.</summary>
public sealed class CodeFixTests
{
    const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapHealthChecks("/up");
        app.MapGet("/", () => "new-chekout");
        app.Run();

        """;

    // Reports at the two texts, with the properties by which an analyzer tells the fixes what to write.
    const string Reporter = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.CSharp;
        using Microsoft.CodeAnalysis.CSharp.Syntax;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class Reporter : DiagnosticAnalyzer
        {
            static readonly DiagnosticDescriptor Path = new("DEPLOY0402", "title", "message", "Deploy", DiagnosticSeverity.Warning, true);
            static readonly DiagnosticDescriptor Flag = new("DEPLOY0411", "title", "message", "Deploy", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Path, Flag];

            public override void Initialize(AnalysisContext context)
            {
                context.EnableConcurrentExecution();
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.RegisterSyntaxNodeAction(static context =>
                {
                    var value = ((LiteralExpressionSyntax)context.Node).Token.ValueText;
                    if (value == "/up")
                        Report(context, Path, "path", "/healthz");
                    else if (value == "new-chekout")
                        Report(context, Flag, "suggestion", "new-checkout");
                }, SyntaxKind.StringLiteralExpression);
            }

            static void Report(SyntaxNodeAnalysisContext context, DiagnosticDescriptor rule, string hint, string value) =>
                context.ReportDiagnostic(Diagnostic.Create(rule, context.Node.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(hint, value)));
        }
        """;

    const string ReporterProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.dll" Private="false" />
            <Reference Include="$(RoslynTargetsPath)/bincore/Microsoft.CodeAnalysis.CSharp.dll" Private="false" />
          </ItemGroup>
        </Project>
        """;

    const string UseReporter = """<ItemGroup><Analyzer Include="../reporter/bin/Debug/net10.0/reporter.dll" /></ItemGroup>""";

    [Test]
    public void They_are_found_through_the_Sdk_element() => AssertCodeIsFixed(TestProject.Web(rest: UseReporter));

    [Test]
    public void They_are_found_through_a_PackageReference() => AssertCodeIsFixed(TestProject.WebWithout("", rest: $"""
        <ItemGroup><PackageReference Include="Deploy.Sdk" Version="{PackageUnderTest.Version}" PrivateAssets="all" /></ItemGroup>
          {UseReporter}
        """).WithSpec(TestProject.Spec));

    static void AssertCodeIsFixed(TestProject project)
    {
        project.With("../reporter/Reporter.cs", Reporter).With("../reporter/reporter.csproj", ReporterProject).DotnetOn("../reporter/reporter.csproj", "build").Succeeds();
        project.With("Program.cs", Program).Build().Succeeds().DoesNotSay("warning CS");

        var log = "";
        // One code at a time: in one run the second is looked for where it stood before the first was fixed.
        foreach (var code in new[] { "DEPLOY0402", "DEPLOY0411" })
        {
            var (exitCode, output) = Tool.Run("dotnet", project.Folder, "format", "analyzers", project.FileName, "--no-restore", "--diagnostics", code, "--verbosity", "diagnostic");
            Assert.That(exitCode, Is.Zero, output);
            log += output;
        }

        Assert.That(project.Read("Program.cs"), Is.EqualTo("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.MapHealthChecks("/up");
            app.MapGet("/", () => "new-checkout");
            app.MapHealthChecks("/healthz");
            app.Run();

            """), log);
    }
}
