using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deploy.CodeFixes.Tests;

/// <summary>tests/code: what the real analyzer says of a program and its deployment.yaml is put right by what is offered for it.</summary>
public sealed class CodeCaseFixTests
{
    static readonly CodeFixProvider[] OfTheCode = [new SpecFromCodeFixProvider(), new HealthEndpointCodeFixProvider(), new FlagNameCodeFixProvider()];

    static readonly CodeFixProvider[] OfTheSpec = [new SpecCodeFixProvider()];

    static string Cases => Path.Combine(typeof(CodeCaseFixTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!, "tests", "code");

    [Test]
    public async Task A_fix_takes_its_problem_away_and_brings_no_other()
    {
        var shown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(Cases).Where(static folder => File.Exists(Path.Combine(folder, "Program.cs"))))
        {
            using var editor = new Editor(await File.ReadAllTextAsync(Path.Combine(folder, "deployment.yaml")), await File.ReadAllTextAsync(Path.Combine(folder, "Program.cs")));
            var before = await editor.DiagnosticsAsync();
            // What cannot be read in the YAML hides what would be said of the code.
            foreach (var diagnostic in before.Where(static diagnostic => diagnostic.Id.StartsWith("DEPLOY04", StringComparison.Ordinal)))
            {
                foreach (var provider in (diagnostic.Location.IsInSource ? OfTheCode : OfTheSpec).Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id, StringComparer.Ordinal)))
                {
                    foreach (var action in await Editor.ActionsAsync(provider, diagnostic.Location.IsInSource ? editor.Program : editor.Spec, diagnostic))
                    {
                        var project = await editor.ApplyAsync(action);
                        using var corrected = new Editor(await Editor.SpecOf(project), await Editor.ProgramOf(project));
                        var after = await corrected.DiagnosticsAsync();
                        var what = $"{Path.GetFileName(folder)}: {diagnostic.Id} {action.Title}";
                        Assert.That(Ids(after).Count(id => id == diagnostic.Id), Is.LessThan(Ids(before).Count(id => id == diagnostic.Id)), what);
                        Assert.That(Ids(after), Is.SubsetOf(Ids(before)), what);
                        shown.Add(diagnostic.Id);
                    }
                }
            }
        }

        Assert.That(shown, Is.SupersetOf(new[] { "DEPLOY0401", "DEPLOY0402", "DEPLOY0406", "DEPLOY0407" }));
    }

    static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(static diagnostic => diagnostic.Id);
}
