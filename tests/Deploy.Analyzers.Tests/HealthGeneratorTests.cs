using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deploy.Analyzers.Tests;

/// <summary>Class DeployHealth: when it is generated, and that it compiles. That it answers is shown by real apps in Deploy.Package.Tests.</summary>
public class HealthGeneratorTests
{
    const string File = "Deploy.DeployHealth.g.cs";

    static readonly (string, string)[] Program = [("OutputType", "Exe"), ("DeployMapHealth", "true")];

    [TestCase("deployment: {}", ExpectedResult = true)]
    [TestCase("", ExpectedResult = true)]
    [TestCase("deployment: { health: /alive }", ExpectedResult = false)]
    [TestCase("deployment: { health: { readiness: /ready } }", ExpectedResult = false)]
    [TestCase("environments: { staging: { deployment: { health: /alive } } }", ExpectedResult = false)]
    public bool Only_where_the_spec_leaves_the_path_open(string spec) => Generate(spec, isWeb: true, Program).Any(static tree => tree.FilePath.EndsWith(File, StringComparison.Ordinal));

    [TestCase("OutputType", "Library")]
    [TestCase("DeployMapHealth", "false")]
    [TestCase("DeployMapHealth", "")]
    public void Not_in_a_library_and_not_where_it_is_switched_off(string name, string value) =>
        Assert.That(Generate("deployment: {}", isWeb: true, [.. Program.Where(property => property.Item1 != name), (name, value)]).Select(static tree => Path.GetFileName(tree.FilePath)), Does.Not.Contain(File));

    [Test]
    public void Not_in_a_program_without_a_web_host() =>
        Assert.That(Generate("deployment: {}", isWeb: false, Program).Select(static tree => Path.GetFileName(tree.FilePath)), Does.Not.Contain(File));

    static IEnumerable<SyntaxTree> Generate(string spec, bool isWeb, (string, string)[] properties)
    {
        Compilation compilation = Compiler.Compilation("class C { static void Main() { } }", LanguageVersion.CSharp7_3, OutputKind.ConsoleApplication);
        if (isWeb)
        {
            var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
            compilation = compilation.AddReferences(trusted.Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)))
                .Select(static path => MetadataReference.CreateFromFile(path)));
        }

        Compiler.Driver(spec, LanguageVersion.CSharp7_3, properties).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.That(diagnostics, Is.Empty);
        Assert.That(output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        return output.SyntaxTrees;
    }
}
