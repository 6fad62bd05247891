using System.Text.Json;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>What golden cases give for OpenTofu, read and planned by tofu with the schemas of the real providers.</summary>
public sealed class OpenTofuOfCaseTests
{
    static IEnumerable<TestCaseData> Roots => RootModule.All.Select(static root => new TestCaseData(root).SetName($"{{m}}({root})"));

    static IEnumerable<string> Cases => RootModule.All.Select(static root => root.Case).Distinct(StringComparer.Ordinal);

    /// <summary>The same tests come with each root of a kind: one of each runs them.</summary>
    static IEnumerable<TestCaseData> RootsWithTests => RootModule.All.Where(static root => GeneratedFiles.Paths(root.Case).Any(path => path.StartsWith($"{root.Path}/tests/", StringComparison.Ordinal)))
        .GroupBy(static root => string.Concat(Directory.GetFiles(Path.Combine(root.Folder, "tests")).Order(StringComparer.Ordinal).Select(File.ReadAllText)), StringComparer.Ordinal)
        .Select(static group => new TestCaseData(group.First()).SetName($"{{m}}({group.First()})"));

    [TestCaseSource(nameof(RootsWithTests))]
    public void The_tests_that_come_with_a_root_pass(object module)
    {
        var root = (RootModule)module;
        Tool.Require("tofu");
        Tofu.RequireOffline();
        root.MakePackages();
        var data = Tofu.Data($"{root.Key}-test");
        Tofu.Init(root.Folder, data);

        Assert.That(Tofu.Accept(root.Folder, data, "test", "-no-color"), Does.Match("Success! [1-9][0-9]* passed, 0 failed"));
    }

    [TestCaseSource(nameof(Cases))]
    public void Tofu_fmt_changes_nothing(string name)
    {
        var folder = GeneratedFiles.Write(name);
        foreach (var part in new[] { "opentofu", "multiregion" }.Select(part => Path.Combine(folder, part)).Where(Directory.Exists))
            Tool.Require("tofu").Accept(part, "fmt", "-check", "-recursive", "-diff");
    }

    [TestCaseSource(nameof(Roots))]
    public void Each_environment_of_a_root_is_valid_plans_and_keeps_the_policy(object module)
    {
        var root = (RootModule)module;
        Tool.Require("tofu");
        var data = Tofu.Data(root.Key);
        Tofu.Init(root.Folder, data);
        var result = JsonSerializer.Deserialize<JsonElement>(Tofu.Accept(root.Folder, data, "validate", "-json", "-no-color"));
        Assert.That(result.GetProperty("diagnostics").EnumerateArray().Select(static item => item.GetProperty("summary").GetString()), Is.Empty);

        Tofu.RequireOffline();
        root.MakePackages();
        foreach (var values in root.Values)
        {
            var plan = Tofu.Plan(root.Folder, data, values);

            Assert.That(PlanPolicy.Violations(plan), Is.Empty, string.Join(' ', values));
        }
    }
}
