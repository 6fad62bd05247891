using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>docs/aws.md, azure.md and disaster-recovery.md say what is created, by which keys, and what tests it; none of it may be made up.</summary>
public sealed partial class OpenTofuDocTests
{
    static readonly string[] Documents = ["aws.md", "azure.md", "disaster-recovery.md"];

    static readonly string Content = Path.Combine(Repository.Root, "sdk", "content", "opentofu");

    /// <summary>Every folder that tofu reads: modules, and the roots that call them.</summary>
    static IEnumerable<string> Modules => Directory.GetFiles(Content, "*.tf", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Content, Path.GetDirectoryName(file)!).Replace('\\', '/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    static IEnumerable<Row> Rows => Documents.SelectMany(Lines).Where(static cells => cells.Length == 5 && ModuleCell().IsMatch(cells[1]))
        .Select(static cells => new Row(Words(cells[1]).Single(), [.. Words(cells[2])], [.. Words(cells[3])]));

    [Test]
    public void Every_module_has_one_row_in_one_document() => Assert.That(Rows.Select(static row => row.Module).Order(StringComparer.Ordinal), Is.EqualTo(Modules));

    [TestCaseSource(nameof(Rows))]
    public void A_row_names_the_resources_of_its_module_and_no_others(object row)
    {
        var (module, resources, _) = (Row)row;
        var managed = Directory.GetFiles(Path.Combine(Content, module), "*.tf").SelectMany(static file => Resource().Matches(File.ReadAllText(file))).Select(static match => match.Groups["type"].Value)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        Assert.That(resources, Is.EqualTo(managed));
    }

    [TestCaseSource(nameof(Rows))]
    public void A_row_names_all_test_files_of_its_module_and_only_tests_that_exist(object row)
    {
        var (module, _, tests) = (Row)row;
        var folder = Path.Combine(Content, module, "tests");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tests, Is.Not.Empty);
            if (Directory.Exists(folder))
                Assert.That(Directory.GetFiles(folder, "*.tftest.hcl").Select(Path.GetFileName), Is.SubsetOf(tests));
            foreach (var name in tests)
            {
                // A file of another module is written with its path.
                var found = name.EndsWith(".hcl", StringComparison.Ordinal) ? File.Exists(name.Contains('/') ? Path.Combine(Content, name) : Path.Combine(folder, name))
                    : IsTestClass(name) || Plans(name, module);
                Assert.That(found, Is.True, name);
            }
        }
    }

    [Test]
    public void Every_test_class_that_the_documents_name_exists() =>
        Assert.That(Documents.SelectMany(static document => Words(Text(document))).Where(static word => word.EndsWith("Tests", StringComparison.Ordinal) && !word.Contains('/')).Where(static name => !IsTestClass(name)), Is.Empty);

    /// <summary>Tables that begin with "key": each word of the first column is a key, or a part of the file.</summary>
    [TestCaseSource(nameof(Documents))]
    public void Every_key_that_a_table_explains_is_one_of_the_file(string document)
    {
        var known = Keys(JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Repository.Root, "sdk", "schema", "deployment.schema.json"))), "").ToHashSet(StringComparer.Ordinal);
        var keys = Tables(document).Where(static table => table[0][1].Trim() == "key").SelectMany(static table => table.Skip(2)).SelectMany(static cells => Words(cells[1])).ToList();

        Assert.That(keys, Is.Not.Empty);
        Assert.That(keys.Where(key => !known.Contains(key)), Is.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public void Every_output_that_a_document_asks_for_is_one_of_a_root(string document)
    {
        var platform = document == "azure.md" ? "azure" : "aws";
        var outputs = Directory.GetDirectories(Path.Combine(Content, platform)).Where(static folder => Path.GetFileName(folder) != "modules").Select(static folder => Path.Combine(folder, "outputs.tf"))
            .Where(File.Exists).SelectMany(static file => Output().Matches(File.ReadAllText(file))).Select(static match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var asked = Asked().Matches(Text(document)).Select(static match => match.Groups["name"].Value).ToList();

        Assert.That(asked, Is.Not.Empty);
        Assert.That(asked.Where(name => !outputs.Contains(name)), Is.Empty);
    }

    [TestCaseSource(nameof(Documents))]
    public void Every_code_that_a_document_names_has_a_page(string document)
    {
        foreach (var code in Code().Matches(Text(document)).Select(static match => match.Value))
            Assert.That(File.Exists(Path.Combine(Repository.Root, "sdk", "rules", $"{code}.md")), Is.True, code);
    }

    [Test]
    public void The_two_regions_that_are_shown_build_without_a_warning()
    {
        var shown = Regex.Match(Text("disaster-recovery.md"), "```yaml\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["text"].Value;
        var compilation = Compilation.Of(shown);

        Assert.That(compilation.Codes, Is.Empty);
        Assert.That(compilation.Files!.Select(static file => file.Path), Does.Contain("multiregion/FAILOVER_RUNBOOK.md").And.Contain("multiregion/eu-central-1/terraform.tfvars"));
    }

    /// <summary>What the table promises is taken, and a second or a minute less is not.</summary>
    [TestCase("RDS, a replica", "services: { postgres: {} }", "")]
    [TestCase("Aurora, global", "services: { postgres: {} }\naws: { database: aurora }", "")]
    [TestCase("Aurora, active-active", "services: { postgres: {} }", ", strategy: active-active")]
    [TestCase("Aurora, bounded", "services: { postgres: {} }", ", replication: { database: sync }")]
    [TestCase("none, or external", "services: { postgres: { external: true, host: db.example.com } }", "")]
    public void What_may_be_promised_is_what_the_rules_take(string database, string sections, string keys)
    {
        var cells = Lines("disaster-recovery.md").Single(cells => cells.Length == 7 && cells[1].Trim() == database);
        var (rpo, rto) = (Words(cells[3]).SingleOrDefault(), Words(cells[4]).Single());

        Assert.That(Codes(rpo ?? "1s", rto), Has.None.EqualTo("DEPLOY0271").And.None.EqualTo("DEPLOY0272"));
        Assert.That(Codes(rpo ?? "1s", Less(rto)), Does.Contain("DEPLOY0271"));
        if (rpo is not null)
            Assert.That(Codes(Less(rpo), rto), Does.Contain("DEPLOY0272"));

        IEnumerable<string> Codes(string point, string time) => Compilation.Of(
            $"deployment: {{ pattern: production-saas, region: eu-west-1, domain: shop.example.com }}\n{sections}\nmultiregion: {{ dr_region: eu-central-1, rpo: {point}, rto: {time}{keys} }}\n").Codes;
    }

    // In seconds: 1m is 60s, and less is 59s.
    static string Less(string duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int.Parse(duration[..^1], CultureInfo.InvariantCulture) * (duration[^1] == 'm' ? 60 : 1)) - 1}s");

    static bool IsTestClass(string name) => Directory.GetFiles(Path.Combine(Repository.Root, "tests", "Deploy.Content.Tests"), $"{name}.cs", SearchOption.AllDirectories).Length > 0;

    // The files of a module are the same in every output, whatever the folder is called there.
    static bool Plans(string name, string module)
    {
        if (!Directory.Exists(Path.Combine(Repository.Cases, name, "expected")))
            return false;
        var main = File.ReadAllText(Path.Combine(Content, module, "main.tf"));
        return GeneratedFiles.Paths(name).Where(static path => path.EndsWith("/main.tf", StringComparison.Ordinal)).Any(path => File.ReadAllText(Path.Combine(GeneratedFiles.Write(name), path)) == main);
    }

    // The items of a list have the list's name: regions.region.
    static IEnumerable<string> Keys(JsonElement schema, string path)
    {
        foreach (var choice in schema.TryGetProperty("anyOf", out var choices) ? choices.EnumerateArray().ToList() : [])
        {
            foreach (var key in Keys(choice, path))
                yield return key;
        }

        foreach (var key in schema.TryGetProperty("items", out var items) ? Keys(items, path) : [])
            yield return key;
        foreach (var property in schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [])
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            yield return name;
            foreach (var key in Keys(property.Value, name))
                yield return key;
        }
    }

    static string Text(string document) => File.ReadAllText(Path.Combine(Repository.Root, "docs", document));

    static IEnumerable<string[]> Lines(string document) => Text(document).Split('\n').Where(static line => line.StartsWith('|')).Select(static line => line.Split('|'));

    static IEnumerable<List<string[]>> Tables(string document) => Text(document).Split("\n\n").Where(static block => block.StartsWith('|'))
        .Select(static block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('|')).ToList());

    static IEnumerable<string> Words(string cell) => Word().Matches(cell).Select(static match => match.Groups["word"].Value);

    [GeneratedRegex("^ `(aws|azure|addons)(/[a-z/-]+)?` $", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModuleCell();

    [GeneratedRegex("`(?<word>[^`\n]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(?m)^resource \"(?<type>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resource();

    [GeneratedRegex("(?m)^output \"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output();

    [GeneratedRegex("tofu (-chdir=\\S+ )?output (-raw )?(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();

    [GeneratedRegex("DEPLOY[0-9]{4}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    /// <summary>A row of a table of modules.</summary>
    /// <param name="Module">Its folder, from sdk/content/opentofu.</param>
    /// <param name="Resources">Types that it manages.</param>
    /// <param name="Tests">Test files, test classes and cases.</param>
    internal sealed record Row(string Module, IReadOnlyList<string> Resources, IReadOnlyList<string> Tests)
    {
        public override string ToString() => Module;
    }
}
