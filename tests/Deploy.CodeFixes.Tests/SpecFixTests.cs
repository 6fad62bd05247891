using Deploy.Core.Edit;
using Microsoft.CodeAnalysis;

namespace Deploy.CodeFixes.Tests;

/// <summary>What an editor offers in deployment.yaml, from the diagnostics of the real analyzer.</summary>
public sealed class SpecFixTests
{
    static readonly (string Code, string Before, string Title, string After)[] Fixed =
    [
        ("DEPLOY0103", "deployment:\n  nmae: shop\n", "Write 'name'", "deployment:\n  name: shop\n"),
        ("DEPLOY0105", "deployment:\r\n  pattern: kubernets # x\r\n", "Write 'kubernetes'", "deployment:\r\n  pattern: kubernetes # x\r\n"),
        ("DEPLOY0104", "services: { redis: { external: yes, host: a.b } }\n", "Write 'true'", "services: { redis: { external: true, host: a.b } }\n"),
        ("DEPLOY0003", "deployment:\n\tname: shop\n", "Indent with spaces", "deployment:\n  name: shop\n"),
        ("DEPLOY0102", "cicd: { approval: production }\n", "Make it a list: [production]", "cicd: { approval: [production] }\n"),
        ("DEPLOY0215", "services:\n  redis:\n    host: a.b\n", "Add 'external: true'", "services:\n  redis:\n    host: a.b\n    external: true\n"),
        ("DEPLOY0309", "deployment: { pattern: kubernetes }\nkubernetes: { mesh: { mtls: permissive } }\n", "Write 'strict'", "deployment: { pattern: kubernetes }\nkubernetes: { mesh: { mtls: strict } }\n"),
        ("DEPLOY0110", "deployment:\n  env:\n    API_KEY: abcdef\n    A: b\n", "Move 'API_KEY' to secrets, without its value", "deployment:\n  env:\n    A: b\n  secrets:\n    - API_KEY\n"),
    ];

    static IEnumerable<TestCaseData> Cases => Fixed.Select(static item => new TestCaseData(item.Code, item.Before, item.Title, item.After).SetName($"{{m}}({item.Code})"));

    [TestCaseSource(nameof(Cases))]
    public async Task A_remedy_is_offered_and_the_analyzer_is_content_with_it(string code, string before, string title, string after)
    {
        using var editor = new Editor(before);
        var diagnostic = (await editor.DiagnosticsAsync()).Single(diagnostic => diagnostic.Id == code);

        var action = (await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, diagnostic)).Single();
        var text = await Editor.SpecOf(await editor.ApplyAsync(action));

        Assert.That(action.Title, Is.EqualTo(title));
        Assert.That(text, Is.EqualTo(after));
        using var corrected = new Editor(text);
        Assert.That((await corrected.DiagnosticsAsync()).Select(static other => other.Id), Does.Not.Contain(code));
    }

    [Test]
    public async Task The_place_is_right_behind_a_byte_order_mark()
    {
        using var editor = new Editor("\uFEFFdeployment:\n  nmae: shop\n");
        var action = (await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, (await editor.DiagnosticsAsync()).Single())).Single();

        Assert.That(await Editor.SpecOf(await editor.ApplyAsync(action)), Is.EqualTo("\uFEFFdeployment:\n  name: shop\n"));
    }

    [Test]
    public async Task Every_diagnostic_of_every_case_has_remedies_that_can_be_applied()
    {
        var root = typeof(SpecFixTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
            .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!;
        var applied = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "tests", "cases"), "deployment.yaml", SearchOption.AllDirectories).Where(static file => !file.Contains("expected", StringComparison.Ordinal)))
        {
            using var editor = new Editor(await File.ReadAllTextAsync(file));
            foreach (var diagnostic in await editor.DiagnosticsAsync())
            {
                foreach (var action in await Editor.ActionsAsync(new SpecCodeFixProvider(), editor.Spec, diagnostic))
                {
                    Assert.That(await Editor.SpecOf(await editor.ApplyAsync(action)), Is.Not.EqualTo((await editor.Spec.GetTextAsync()).ToString()), file);
                    applied.Add(diagnostic.Id);
                }
            }
        }

        Assert.That(applied, Has.Count.GreaterThan(15));
    }

    [TestCase("DEPLOY0405", FixHints.Secret, "ConnectionStrings__Shop", "deployment:\n  name: shop\n  secrets:\n    - ConnectionStrings__Shop\n")]
    [TestCase("DEPLOY0407", FixHints.Variable, "MAIL_HOST", "deployment:\n  name: shop\n  secrets:\n    - MAIL_HOST\n")]
    [TestCase("DEPLOY0402", FixHints.Health, "/healthz", "deployment:\n  name: shop\n  health: /healthz\n")]
    [TestCase("DEPLOY0411", FixHints.Flag, "new-checkout", "deployment:\n  name: shop\nfeature_flags:\n  flags:\n    new-checkout: false\n")]
    public async Task What_the_code_asks_for_is_offered_at_the_code(string code, string hint, string value, string after)
    {
        using var editor = new Editor("deployment:\n  name: shop\n", "class C { string s = \"x\"; }");
        var actions = await Editor.ActionsAsync(new SpecFromCodeFixProvider(), editor.Program, await editor.InProgramAsync(code, "\"x\"", (hint, value)));

        Assert.That(await Editor.SpecOf(await editor.ApplyAsync(actions[0])), Is.EqualTo(after));
    }

    [Test]
    public async Task Without_a_file_that_the_build_has_marked_nothing_is_offered()
    {
        using var editor = new Editor("deployment:\n  name: shop\n", "class C { string s = \"x\"; }", marked: false);
        var diagnostic = await editor.InProgramAsync("DEPLOY0405", "\"x\"", (FixHints.Secret, "A"));

        Assert.That(await Editor.ActionsAsync(new SpecFromCodeFixProvider(), editor.Program, diagnostic), Is.Empty);
    }

    [Test]
    public async Task A_flag_with_a_known_name_nearby_is_renamed_in_the_code()
    {
        using var editor = new Editor("", "class C { string s = /* a */ \"new-chekout\"; }");
        var diagnostic = await editor.InProgramAsync("DEPLOY0411", "\"new-chekout\"", (FixHints.Suggestion, "new-checkout"));
        var action = (await Editor.ActionsAsync(new FlagNameCodeFixProvider(), editor.Program, diagnostic)).Single();

        Assert.That(await Editor.ProgramOf(await editor.ApplyAsync(action)), Is.EqualTo("class C { string s = /* a */ \"new-checkout\"; }"));
    }

    [Test]
    public async Task A_flag_that_is_named_by_a_constant_is_not_renamed()
    {
        using var editor = new Editor("", "class C { const string A = \"x\"; string s = A; }");
        var diagnostic = await editor.InProgramAsync("DEPLOY0411", "A;", (FixHints.Suggestion, "new-checkout"));

        Assert.That(await Editor.ActionsAsync(new FlagNameCodeFixProvider(), editor.Program, diagnostic), Is.Empty);
    }
}
