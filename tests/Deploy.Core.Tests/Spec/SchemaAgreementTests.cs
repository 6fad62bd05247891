using System.Globalization;
using System.Text;
using System.Text.Json;
using Deploy.Core.Diagnostics;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Spec;

/// <summary>Editor and compiler say the same of every key, and what the schema offers is right.</summary>
public sealed class SchemaAgreementTests
{
    /// <summary>Values as people write them: right for some key, wrong for others.</summary>
    static readonly string[] Values =
    [
        "8080", "0", "1", "-1", "3.5", "100", "101", "99999999", "true", "yes", "word", "UPPER", "a-b", "two words", "10%", "120%", "5m", "90d", "512Mi", "250m", "/path", "path/", "a.example.com",
        "https://a.example.com/x", "s3://bucket/x", "0 3 * * *", "99 3 * * *", "1.29", "10.0.0.0/16", "300.0.0.1", "[]", "[a]", "{}", "{ a: b }", "ünïcode", "''",
    ];

    /// <summary>What one of the two cannot know, and why.</summary>
    static readonly (Func<SchemaKey, string, bool> Matches, string Reason)[] Beyond =
    [
        (static (key, value) => value == "true" && !key.Scalar.GetProperty("type").ToString().Contains("boolean", StringComparison.Ordinal), "A text to the compiler; to an editor a truth value that wants quotes."),
        (static (key, value) => IsNumber(value) && key.Scalar.TryGetProperty("pattern", out _) && key.Scalar.GetProperty("type").ValueKind == JsonValueKind.Array, "An editor sees a number, and a number has no digits that could be counted."),
        (static (key, value) => key.ToString() == "lambda.functions.[].timeout" && value is "90d" or "250m", "A regular expression does not compare durations."),
        (static (key, value) => key.ToString().EndsWith("schedule", StringComparison.Ordinal) && value == "99 3 * * *", "A regular expression for ranges in five fields would say nothing to a person who sees it."),
    ];

    static IEnumerable<SchemaKey> WithDefault => SchemaKey.All.Where(static key => key.Schema.TryGetProperty("default", out var value) && value.ValueKind != JsonValueKind.Array);

    [Test]
    public void Editor_and_compiler_agree_on_every_key()
    {
        var documents = SchemaKey.All.SelectMany(static key => Values.Append(key.Valid).Distinct(StringComparer.Ordinal).Select(value => (Key: key, Value: value, Spec: key.Spec(value)))).ToList();
        var answers = Ajv.Validate(documents.Select(static (document, i) => (Name(i), Ajv.Read(Encoding.UTF8.GetBytes(document.Spec))!)));

        var disagreements = documents.Select((document, i) => (document.Key, document.Value, Editor: answers.GetProperty(Name(i)).ValueKind == JsonValueKind.True, Compiler: Binds(document.Spec)))
            .Where(static answer => answer.Editor != answer.Compiler && !Beyond.Any(rule => rule.Matches(answer.Key, answer.Value)))
            .Select(static answer => $"{answer.Key}: {answer.Value} editor {answer.Editor} compiler {answer.Compiler}");

        Assert.That(disagreements, Is.Empty, string.Join('\n', disagreements));
    }

    [Test]
    public void Every_example_is_right()
    {
        foreach (var key in SchemaKey.All)
            Assert.That(Binds(key.Spec(key.Valid)), $"{key}: {key.Valid}");
    }

    [Test]
    public void Every_kind_that_has_a_form_shows_an_example() =>
        Assert.That(SchemaKey.All.Where(static key => key.Scalar.TryGetProperty("pattern", out _) && !key.Scalar.TryGetProperty("examples", out _)).Select(static key => key.Scalar.GetProperty("pattern").GetString()),
            Is.All.EqualTo("^.+\\n*$"), "Only free text has none.");

    /// <summary>Each default of the schema, written out, changes nothing: neither a byte nor a diagnostic.</summary>
    [TestCaseSource(nameof(WithDefault))]
    public void A_default_that_is_written_out_changes_nothing(object key)
    {
        var place = (SchemaKey)key;
        var value = place.Schema.GetProperty("default") is { ValueKind: JsonValueKind.String } text ? $"'{text.GetString()}'" : place.Schema.GetProperty("default").GetRawText();
        var without = Compile(place, null);
        var with = Compile(place, value);
        using (Assert.EnterMultipleScope())
        {
            // A single stage cannot end below 100 %: what is compared there is that nothing else is said.
            Assert.That(without.Files is null, Is.EqualTo(place.Path.Contains("stages", StringComparer.Ordinal)), string.Join(" ", without.Diagnostics.Select(static diagnostic => diagnostic.Message)));
            Assert.That(Codes(with), Is.EqualTo(Codes(without)));
            foreach (var file in with.Files ?? [])
                if (file.Path != "manifest.txt")
                    Assert.That(Encoding.UTF8.GetString(file.Content), Is.EqualTo(without.File(file.Path)), file.Path);
        }
    }

    static Compilation Compile(SchemaKey key, string? value)
    {
        // The section in flow style, and beside it an app that may have such a section and gives no warning.
        var section = key.Spec(value).Replace("{ multiregion: { ", "{ multiregion: { dr_region: ap-south-1, ", StringComparison.Ordinal).Replace(",  }", " }", StringComparison.Ordinal);
        if (key.Path.Contains("mesh", StringComparer.Ordinal) && key.Path[^1] != "kind")
            section = section.Replace("mesh: {", "mesh: { kind: istio,", StringComparison.Ordinal).Replace(",  }", " }", StringComparison.Ordinal);
        var app = "image: ghcr.io/acme/shop, domain: shop.example.com" + key.Path[0] switch
        {
            "deployment" when key.Path[1] == "pattern" => "",
            "lambda" => ", pattern: production-saas",
            "migrations" => ", pattern: kubernetes, framework: django",
            "aws" or "azure" => $", pattern: kubernetes, platform: {key.Path[0]}",
            "budget" => ", pattern: kubernetes, platform: aws",
            _ => ", pattern: kubernetes",
        };
        return Compilation.Of(key.Path[0] == "deployment"
            ? section.Replace("deployment: { ", $"deployment: {{ {app}, ", StringComparison.Ordinal).Replace(",  }", " }", StringComparison.Ordinal)
            : section.Replace("{ " + key.Path[0], $"{{ deployment: {{ {app} }}, {key.Path[0]}", StringComparison.Ordinal));
    }

    // That nothing is generated from a key yet is said where it is written.
    static IEnumerable<string> Codes(Compilation compilation) => compilation.Codes.Where(static code => code != "DEPLOY0901").Order(StringComparer.Ordinal);

    static bool IsNumber(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    static string Name(int i) => $"d{i}";

    static bool Binds(string spec)
    {
        var bag = new DiagnosticBag();
        var text = TextCheck.Decode("deployment.yaml", Encoding.UTF8.GetBytes(spec));
        var root = YamlReader.Read(text, bag);
        Assert.That(bag.HasErrors, Is.False, spec);
        DeploymentBinder.Bind(root!, text, bag);
        return !bag.HasErrors;
    }
}
