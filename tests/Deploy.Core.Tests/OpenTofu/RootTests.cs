using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;

namespace Deploy.Core.Tests.OpenTofu;

/// <summary>The two halves, emitted values and modules of the content, fit: without tofu, for every case.</summary>
public sealed partial class RootTests
{
    static IEnumerable<TestCaseData> Cases => GoldenCase.Good.Where(static item => item.Compilation.Files!.Any(static file => file.Path.EndsWith(".tfvars", StringComparison.Ordinal)))
        .Select(static item => new TestCaseData(item.Name).SetName($"{{m}}({item.Name})"));

    [TestCaseSource(nameof(Cases))]
    public void Every_value_is_a_variable_of_its_root(string name)
    {
        var files = Files(name);
        using (Assert.EnterMultipleScope())
        {
            foreach (var values in files.Where(static file => file.Path.EndsWith(".tfvars", StringComparison.Ordinal)))
            {
                var declared = Variable().Matches(string.Concat(In(files, Folder(values.Path)))).Select(static match => match.Groups["name"].Value);
                Assert.That(Attribute().Matches(Text(values)).Select(static match => match.Groups["name"].Value).Except(declared, StringComparer.Ordinal), Is.Empty, values.Path);
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Every_variable_without_a_default_gets_a_value(string name)
    {
        var files = Files(name);
        using (Assert.EnterMultipleScope())
        {
            foreach (var folder in files.Where(static file => file.Path.EndsWith(".tfvars", StringComparison.Ordinal)).Select(static file => Folder(file.Path)).Distinct(StringComparer.Ordinal))
            {
                var needed = Variable().Matches(string.Concat(In(files, folder))).Where(static match => !Default().IsMatch(match.Groups["body"].Value)).Select(static match => match.Groups["name"].Value).ToList();
                var usual = files[$"{folder}/terraform.tfvars"] is { } file ? Text(file) : null;
                // Beside a base an environment's file has the differences alone.
                foreach (var values in usual is not null ? [usual] : files.Where(other => Folder(other.Path) == folder && other.Path.EndsWith(".tfvars", StringComparison.Ordinal)).Select(Text))
                    Assert.That(needed.Except(Attribute().Matches(values).Select(static match => match.Groups["name"].Value), StringComparer.Ordinal), Is.Empty, folder);
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Every_module_that_is_called_is_there_and_no_other(string name)
    {
        var files = Files(name);
        var called = files.Where(static file => file.Path.EndsWith(".tf", StringComparison.Ordinal))
            .SelectMany(static file => Source().Matches(Text(file)).Select(match => Resolve(Folder(file.Path), match.Groups["path"].Value))).Distinct(StringComparer.Ordinal).ToList();
        var there = files.Where(static file => file.Path.Contains("/modules/", StringComparison.Ordinal)).Select(static file => string.Join('/', file.Path.Split('/').TakeWhile(static part => part != "modules").Append("modules").Append(file.Path.Split("/modules/")[1].Split('/')[0])))
            .Distinct(StringComparer.Ordinal);
        Assert.That(there, Is.EquivalentTo(called));
    }

    /// <summary>-p:DeployEnvironment=staging.</summary>
    [TestCaseSource(nameof(Cases))]
    public void Each_environment_can_be_chosen_to_be_the_base(string name)
    {
        var item = GoldenCase.All.Single(candidate => candidate.Name == name);
        var text = new SourceText("deployment.yaml", Encoding.UTF8.GetString(item.Spec));
        var file = DeploymentCompiler.Check(text, item.Facts).File!;
        using (Assert.EnterMultipleScope())
        {
            foreach (var environment in file.Environments.Select(static environment => environment.Name.Value))
                Assert.That(() => DeploymentCompiler.Generate(text, file.WithBase(environment)!, item.Facts, Repository.Content, [], new DiagnosticBag()), Throws.Nothing, environment);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void No_secret_and_no_token_is_left_in_what_is_emitted(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in Files(name).Where(static file => file.Path.StartsWith("multiregion/", StringComparison.Ordinal) && (file.Path.EndsWith(".md", StringComparison.Ordinal) || file.Path.EndsWith(".env", StringComparison.Ordinal))))
                Assert.That(Text(file), Does.Not.Match("__[a-z_]+__"), file.Path);
        }
    }

    static ArtifactSet Files(string name) => GoldenCase.All.Single(item => item.Name == name).Compilation.Files!;

    static IEnumerable<string> In(ArtifactSet files, string folder) => files.Where(file => Folder(file.Path) == folder && file.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(Text);

    static string Text(Artifact file) => Encoding.UTF8.GetString(file.Content);

    static string Folder(string path) => path.LastIndexOf('/') is var end and >= 0 ? path[..end] : "";

    static string Resolve(string folder, string relative)
    {
        var parts = folder.Split('/').ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex("^variable \"(?<name>[a-z_]+)\" \\{\n(?<body>(.*\n)*?)\\}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Variable();

    [GeneratedRegex("^  default\\s+=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Default();

    [GeneratedRegex("^(?<name>[a-z_]+) +=", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Attribute();

    [GeneratedRegex("^\\s*source\\s*=\\s*\"(?<path>\\.[^\"]*)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Source();
}
