using Deploy.Tasks.EditorConfig;

namespace Deploy.Analyzers.Tests;

public class EditorConfigSeveritiesTests
{
    const string Spec = "/repo/src/shop/deployment.yaml";

    static readonly string[] Codes = ["DEPLOY0301", "DEPLOY0302"];

    [TestCase("*", true)]
    [TestCase("*.yaml", true)]
    [TestCase("*.{yml,yaml}", true)]
    [TestCase("deployment.yaml", true)]
    [TestCase("**.yaml", true)]
    [TestCase("**/deployment.yaml", true)]
    [TestCase("src/**/deployment.yaml", true)]
    [TestCase("src/shop/**/deployment.yaml", true)]
    [TestCase("/src/shop/*.yaml", true)]
    [TestCase("src/*/deployment.yaml", true)]
    [TestCase("{src,lib}/**", true)]
    [TestCase("{src/{shop,pay},lib}/*.yaml", true)]
    [TestCase("deploymen?.yaml", true)]
    [TestCase("[c-e]eployment.yaml", true)]
    [TestCase("[!x]eployment.yaml", true)]
    [TestCase("d[e]ployment.y[!b]ml", true)]
    [TestCase(@"deployment\.yaml", true)]
    [TestCase("*.cs", false)]
    [TestCase("*.yml", false)]
    [TestCase("*.{cs,vb}", false)]
    [TestCase("src/*.yaml", false)]
    [TestCase("/deployment.yaml", false)]
    [TestCase("shop/deployment.yaml", false)]
    [TestCase("*/deployment.yaml", false)]
    [TestCase("deployment?.yaml", false)]
    [TestCase("[!d]eployment.yaml", false)]
    [TestCase("{deployment}.yaml", false)]
    [TestCase("Deployment.yaml", false)]
    [TestCase("ployment.yaml", false)]
    [TestCase("[z-a]*", false)]
    [TestCase("", false)]
    public void A_section_holds_for_the_files_its_name_means(string glob, bool holds) =>
        Assert.That(Read(("/repo/.editorconfig", $"[{glob}]\ndotnet_diagnostic.DEPLOY0301.severity = none")).ContainsKey("DEPLOY0301"), Is.EqualTo(holds));

    [TestCase("file{1..20}.yaml", "file7.yaml", true)]
    [TestCase("file{1..20}.yaml", "file21.yaml", false)]
    [TestCase("file{-3..3}.yaml", "file-2.yaml", true)]
    [TestCase("{a{1..3},b}.yaml", "b.yaml", true)]
    [TestCase("{a{1..3},b}.yaml", "a9.yaml", false)]
    [TestCase("{single}.yaml", "{single}.yaml", true)]
    [TestCase("{open.yaml", "{open.yaml", true)]
    [TestCase("[open.yaml", "[open.yaml", true)]
    [TestCase("a(b)+.yaml", "a(b)+.yaml", true)]
    [TestCase("a[]b.yaml", "a[]b.yaml", true)]
    [TestCase("a[x/y]b", "a[x/y]b", true)]
    public void Globs_are_those_of_editorconfig_org(string glob, string path, bool matches) =>
        Assert.That(new EditorConfigGlob(glob).Matches(path), Is.EqualTo(matches));

    [Test]
    public void The_nearest_file_wins_in_whatever_order_they_come()
    {
        (string, string)[] files =
        [
            ("/repo/src/shop/.editorconfig", Section("error")),
            ("/repo/.editorconfig", Section("none")),
            ("/repo/src/.editorconfig", Section("suggestion")),
        ];

        Assert.That(Read(files)["DEPLOY0301"], Is.EqualTo("error"));
        Assert.That(Read([.. files.Reverse()])["DEPLOY0301"], Is.EqualTo("error"));
    }

    [Test]
    public void The_later_section_wins() =>
        Assert.That(Read(("/repo/.editorconfig", "[*.yaml]\n" + Key("none") + "[*]\n" + Key("warning")))["DEPLOY0301"], Is.EqualTo("warning"));

    [Test]
    public void Root_hides_the_files_above_it() =>
        Assert.That(Read(("/repo/.editorconfig", Section("none")), ("/repo/src/.editorconfig", "ROOT = True\n")), Is.Empty);

    [Test]
    public void A_file_beside_or_below_the_spec_counts_for_nothing()
    {
        string[] folders = ["other", "shop/sub", "sh"];

        Assert.That(Read([.. folders.Select(static folder => ($"/repo/src/{folder}/.editorconfig", Section("none")))]), Is.Empty);
    }

    [Test]
    public void Keys_and_values_may_be_written_in_any_case() =>
        Assert.That(Read(("/repo/.editorconfig", "[*]\nDotNet_Diagnostic.deploy0301.SEVERITY : Error"))["DEPLOY0301"], Is.EqualTo("error"));

    [Test]
    public void Comments_blank_lines_and_line_ends_of_Windows_do_not_matter() => Assert.That(
        Read(("/repo/.editorconfig", "\uFEFF# head\r\nroot = true\r\n\r\n[*.yaml] # ours\r\n; note\r\n" + Key("none # why\r")))["DEPLOY0301"],
        Is.EqualTo("none"));

    [Test]
    public void The_category_sets_every_code_that_has_no_key_of_its_own()
    {
        var severities = Read(
            ("/repo/src/shop/.editorconfig", "[*]\ndotnet_analyzer_diagnostic.category-Deploy.severity = error"),
            ("/repo/.editorconfig", Section("none")));

        Assert.That(severities, Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["DEPLOY0301"] = "none", ["DEPLOY0302"] = "error" }));
    }

    [TestCase("default")]
    [TestCase("eror")]
    [TestCase("")]
    public void A_value_that_is_no_severity_leaves_the_usual_one(string value) => Assert.That(Read(("/repo/.editorconfig", Section(value))), Is.Empty);

    [Test]
    public void Keys_before_the_first_section_say_nothing() => Assert.That(Read(("/repo/.editorconfig", Key("none"))), Is.Empty);

    [Test]
    public void A_header_that_is_not_closed_does_not_extend_the_section_before() =>
        Assert.That(Read(("/repo/.editorconfig", "[*]\n[*.cs\n" + Key("none"))), Is.Empty);

    [Test]
    public void Windows_paths_are_read_too()
    {
        var file = new EditorConfigFile(@"C:\repo\.editorconfig", "[src/*.yaml]\n" + Key("none"));

        Assert.That(EditorConfigSeverities.Read([file], @"C:\repo\src\deployment.yaml", Codes), Contains.Key("DEPLOY0301"));
    }

    [Test]
    public void The_global_configuration_lists_codes_in_order()
    {
        var text = GlobalConfig.Write(new Dictionary<string, string>(StringComparer.Ordinal) { ["DEPLOY0302"] = "none", ["DEPLOY0301"] = "error" });

        Assert.That(text, Does.EndWith(
            "\nis_global = true\nglobal_level = 1000\ndotnet_diagnostic.DEPLOY0301.severity = error\ndotnet_diagnostic.DEPLOY0302.severity = none\n"));
    }

    static string Key(string severity) => $"dotnet_diagnostic.DEPLOY0301.severity = {severity}\n";

    static string Section(string severity) => "[*]\n" + Key(severity);

    static IReadOnlyDictionary<string, string> Read(params (string Path, string Content)[] files) =>
        EditorConfigSeverities.Read(files.Select(static file => new EditorConfigFile(file.Path, file.Content)), Spec, Codes);
}
