using System.Collections.Immutable;
using Deploy.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deploy.CodeFixes.Tests;

/// <summary>A project in an editor: deployment.yaml as an additional document that the build has marked as spec, and a program.</summary>
sealed class Editor : IDisposable
{
    public const string SpecPath = "/app/deployment.yaml";

    static readonly ImmutableArray<MetadataReference> Framework =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
        .Select(static MetadataReference (path) => MetadataReference.CreateFromFile(path)).ToImmutableArray();

    readonly AdhocWorkspace workspace = new();

    public Editor(string spec, string program = "class C { }", bool implicitUsings = true, bool marked = true)
    {
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "shop", "shop", LanguageNames.CSharp, filePath: "/app/shop.csproj",
                compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication), metadataReferences: Framework))
            .AddDocument(DocumentId.CreateNewId(id), "Program.cs", SourceText.From(program), filePath: "/app/Program.cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "deployment.yaml", SourceText.From(spec), filePath: SpecPath)
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), "shop.globalconfig", SourceText.From(
                "is_global = true\nbuild_property.AssemblyName = shop\nbuild_property.ContainerRegistry = ghcr.io\n"
                + (marked ? $"[{SpecPath}]\nbuild_metadata.AdditionalFiles.DeployKind = spec\n" : "")), filePath: "/app/shop.globalconfig");
        if (implicitUsings)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "GlobalUsings.g.cs", SourceText.From(
                "global using Microsoft.AspNetCore.Builder;\nglobal using Microsoft.Extensions.DependencyInjection;\nglobal using System;\nglobal using System.Threading.Tasks;\n"));
        }

        Project = solution.GetProject(id)!;
    }

    public Project Project { get; }

    public TextDocument Spec => Project.AdditionalDocuments.Single();

    public Document Program => Project.Documents.Single(static document => document.Name == "Program.cs");

    /// <summary>What the analyzer of the package reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync() =>
        await (await Project.GetCompilationAsync())!.WithAnalyzers([new DeploymentAnalyzer()], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

    /// <summary>A diagnostic at a piece of the program, with what it says for the fix.</summary>
    public async Task<Diagnostic> InProgramAsync(string code, string at, params (string Name, string Value)[] hints)
    {
        var text = (await Program.GetTextAsync()).ToString();
        var tree = (await Program.GetSyntaxTreeAsync())!;
        var start = text.IndexOf(at, StringComparison.Ordinal);
        Assert.That(start, Is.Not.Negative);
        return Make(code, Location.Create(tree, new TextSpan(start, at.Length)), hints);
    }

    /// <summary>A diagnostic at the beginning of deployment.yaml.</summary>
    public static Diagnostic InSpec(string code, params (string Name, string Value)[] hints) =>
        Make(code, Location.Create(SpecPath, new TextSpan(0, 1), new LinePositionSpan(new LinePosition(0, 0), new LinePosition(0, 1))), hints);

    public static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider provider, TextDocument document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The project after the action.</summary>
    public async Task<Project> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(Project.Id)!;
    }

    public static async Task<string> SpecOf(Project project) => (await project.AdditionalDocuments.Single().GetTextAsync()).ToString();

    public static async Task<string> ProgramOf(Project project) => (await project.Documents.Single(static document => document.Name == "Program.cs").GetTextAsync()).ToString();

    /// <summary>What keeps a program from being compiled.</summary>
    public static async Task<IEnumerable<Diagnostic>> ErrorsOf(Project project) =>
        (await project.GetCompilationAsync())!.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    public void Dispose() => workspace.Dispose();

    static Diagnostic Make(string code, Location location, (string Name, string Value)[] hints) => Diagnostic.Create(
        new DiagnosticDescriptor(code, "Title", "Message", "Deploy", DiagnosticSeverity.Warning, isEnabledByDefault: true), location,
        hints.ToImmutableDictionary(static hint => hint.Name, static string? (hint) => hint.Value, StringComparer.Ordinal));
}
