using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>Each module by itself: its own tests, and the form that all of them have.</summary>
public sealed partial class OpenTofuModuleTests
{
    static readonly string Content = Path.Combine(Repository.Root, "sdk", "content", "opentofu");

    static IEnumerable<string> Modules => Directory.GetDirectories(Content, "*", SearchOption.AllDirectories)
        .Where(static folder => Path.GetFileName(Path.GetDirectoryName(folder)) == "modules" || folder.EndsWith("/opentofu/addons", StringComparison.Ordinal))
        .Select(static folder => Path.GetRelativePath(Content, folder)).Order(StringComparer.Ordinal);

    /// <summary>What looks up an account, or is put together by the roots only, is planned with the cases.</summary>
    static IEnumerable<string> Tested => Modules.Where(static module => Directory.Exists(Path.Combine(Content, module, "tests")));

    [TestCaseSource(nameof(Tested))]
    public void Tofu_test_passes(string module)
    {
        Tool.Require("tofu");
        // The real provider of Azure signs in while it is configured; that of AWS takes the made-up credentials of the tests.
        if (module.StartsWith("azure", StringComparison.Ordinal) || module == "addons")
            Tofu.RequireOffline();
        var data = Tofu.Data($"module-{module.Replace('/', '-')}");
        var copy = Path.Combine(data, "copy");
        Copy(Path.Combine(Content, module), copy);
        Tofu.Init(copy, data);

        var output = Tofu.Accept(copy, data, "test", "-no-color");

        Assert.That(output, Does.Match("Success! [1-9][0-9]* passed, 0 failed"));
    }

    [TestCaseSource(nameof(Modules))]
    public void A_module_has_the_files_that_one_looks_for(string module)
    {
        var folder = Path.Combine(Content, module);
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in new[] { "main.tf", "variables.tf", "outputs.tf", "versions.tf", "README.md" })
                Assert.That(File.Exists(Path.Combine(folder, file)), Is.True, file);
            foreach (var file in Directory.GetFiles(folder, "*.tf"))
                Assert.That(File.ReadLines(file).First(), Does.Contain("Written by Deploy.Sdk; the same for every app."), file);
        }
    }

    [TestCaseSource(nameof(Modules))]
    public void Every_variable_has_a_type_and_a_description_and_every_output_a_description(string module)
    {
        var text = string.Join('\n', Directory.GetFiles(Path.Combine(Content, module), "*.tf").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        using (Assert.EnterMultipleScope())
        {
            foreach (Match variable in Variable().Matches(text))
            {
                Assert.That(variable.Groups["body"].Value, Does.Match(@"(?m)^  description\s+= "), variable.Groups["name"].Value);
                Assert.That(variable.Groups["body"].Value, Does.Match(@"(?m)^  type\s+= "), variable.Groups["name"].Value);
            }

            foreach (Match output in Output().Matches(text))
                Assert.That(output.Groups["body"].Value, Does.Match(@"(?m)^  description\s+= "), output.Groups["name"].Value);
        }
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path, overwrite: true);
        }
    }

    [GeneratedRegex("(?m)^variable \"(?<name>[^\"]+)\" \\{\n(?<body>(.*\n)*?)\\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Variable();

    [GeneratedRegex("(?m)^output \"(?<name>[^\"]+)\" \\{\n(?<body>(.*\n)*?)\\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Output();
}
