using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Spec;

/// <summary>What each kind of value takes, what it refuses, and with which of the two codes.</summary>
public sealed class KindsTests
{
    const string WrongKind = "DEPLOY0104";
    const string OutOfRange = "DEPLOY0106";

    static readonly string[] LongLabel = [new('a', 64)];

    [TestCase("30s", 30)]
    [TestCase("5m", 300)]
    [TestCase("1h30m", 5400)]
    [TestCase("30d", 2592000)]
    [TestCase("1d2h3m4s", 93784)]
    [TestCase("90m", 5400)]
    public void A_duration_is_numbers_with_units_in_falling_order(string text, int seconds) =>
        Assert.That(Read(Kinds.Duration, text).Value, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase("100ms", 100)]
    [TestCase("1s500ms", 1500)]
    public void A_duration_may_be_in_milliseconds(string text, int milliseconds) =>
        Assert.That(Read(Kinds.Duration, text).Value, Is.EqualTo(TimeSpan.FromMilliseconds(milliseconds)));

    [TestCase("0", WrongKind)]
    [TestCase("5", WrongKind)]
    [TestCase("5 m", WrongKind)]
    [TestCase("m5", WrongKind)]
    [TestCase("30m1h", WrongKind)]
    [TestCase("-5m", WrongKind)]
    [TestCase("1.5h", WrongKind)]
    [TestCase("\"\"", WrongKind)]
    [TestCase("5min", WrongKind)]
    [TestCase("9999999999999999999999d", OutOfRange)]
    [TestCase("4000d", OutOfRange)]
    public void A_duration_is_nothing_else(string text, string code) => Assert.That(Read(Kinds.Duration, text).Code, Is.EqualTo(code));

    [TestCase("512Mi", 536870912)]
    [TestCase("1Gi", 1073741824)]
    [TestCase("1.5Ki", 1536)]
    [TestCase("2k", 2000)]
    [TestCase("3M", 3000000)]
    [TestCase("1T", 1000000000000)]
    [TestCase("1Ti", 1099511627776)]
    [TestCase("1G", 1000000000)]
    public void A_size_is_a_Kubernetes_quantity(string text, long bytes) =>
        Assert.That(Read(Kinds.Size, text).Value!.Amount, Is.EqualTo(bytes));

    [TestCase("512", WrongKind)]
    [TestCase("512MB", WrongKind)]
    [TestCase("512mi", WrongKind)]
    [TestCase("1,5Gi", WrongKind)]
    [TestCase("-1Gi", WrongKind)]
    [TestCase("1e3Mi", WrongKind)]
    [TestCase("9999999999999Gi", WrongKind)]
    [TestCase("0Gi", OutOfRange)]
    [TestCase("0.0Gi", OutOfRange)]
    public void A_size_is_nothing_else(string text, string code) => Assert.That(Read(Kinds.Size, text).Code, Is.EqualTo(code));

    [TestCase("2", 2000)]
    [TestCase("0.5", 500)]
    [TestCase("250m", 250)]
    [TestCase("0.125", 125)]
    public void Cpu_is_cores_or_thousandths(string text, int thousandths) => Assert.That(Read(Kinds.Cpu, text).Value!.Amount, Is.EqualTo(thousandths));

    [TestCase("1 core", WrongKind)]
    [TestCase("0.0001", WrongKind)]
    [TestCase("1.5m", WrongKind)]
    [TestCase("half", WrongKind)]
    [TestCase("0", OutOfRange)]
    [TestCase("0m", OutOfRange)]
    public void Cpu_is_nothing_else(string text, string code) => Assert.That(Read(Kinds.Cpu, text).Code, Is.EqualTo(code));

    [TestCase("10%", 10)]
    [TestCase("10", 10)]
    [TestCase("0.5%", 0.5)]
    [TestCase("0", 0)]
    [TestCase("100%", 100)]
    public void A_percentage_has_a_sign_or_none(string text, double value) => Assert.That(Read(Kinds.Percent, text).Value, Is.EqualTo(value));

    [TestCase("ten", WrongKind)]
    [TestCase("10 %", WrongKind)]
    [TestCase("1e1", WrongKind)]
    [TestCase("\"%\"", WrongKind)]
    [TestCase("101", OutOfRange)]
    [TestCase("-1%", OutOfRange)]
    public void A_percentage_lies_between_0_and_100(string text, string code) => Assert.That(Read(Kinds.Percent, text).Code, Is.EqualTo(code));

    [TestCase("0", 0)]
    [TestCase("0.05", 0.05)]
    [TestCase("1", 1)]
    public void A_share_lies_between_0_and_1(string text, double value) => Assert.That(Read(Kinds.Fraction, text).Value, Is.EqualTo(value));

    [TestCase("5%", WrongKind)]
    [TestCase("1e-2", WrongKind)]
    [TestCase("0,05", WrongKind)]
    [TestCase(".nan", WrongKind)]
    [TestCase("1.01", OutOfRange)]
    [TestCase("-0.1", OutOfRange)]
    public void A_share_is_nothing_else(string text, string code) => Assert.That(Read(Kinds.Fraction, text).Code, Is.EqualTo(code));

    [TestCase("200", null)]
    [TestCase("199.99", null)]
    [TestCase("0", OutOfRange)]
    [TestCase("-5", OutOfRange)]
    [TestCase("200 USD", WrongKind)]
    [TestCase("1,000", WrongKind)]
    [TestCase("$200", WrongKind)]
    public void An_amount_is_a_number_above_0(string text, string? code) => Assert.That(Read(Kinds.Amount, text).Code, Is.EqualTo(code));

    [TestCase("10.0.0.0/16", true)]
    [TestCase("255.255.255.255/32", true)]
    [TestCase("0.0.0.0/0", true)]
    [TestCase("10.0.0.256/16", false)]
    [TestCase("10.0.0.0/33", false)]
    [TestCase("10.0.0.0", false)]
    [TestCase("10.0.0/16", false)]
    [TestCase("010.0.0.0/16", false)]
    [TestCase("fd00::/8", false)]
    public void A_network_is_four_bytes_and_a_length(string text, bool accepted) => Assert.That(Read(Kinds.Network, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("203.0.113.7", true)]
    [TestCase("203.0.113.0/24", true)]
    [TestCase("203.0.113.300", false)]
    [TestCase("203.0.113.7:443", false)]
    public void An_address_may_be_a_network(string text, bool accepted) => Assert.That(Read(Kinds.Address, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("0 3 * * *")]
    [TestCase("*/15 * * * *")]
    [TestCase("0 0 1,15 * 0-5")]
    [TestCase("59 23 31 12 7")]
    [TestCase("0-30/5 * * * *")]
    public void A_cron_schedule_has_five_fields(string text) => Assert.That(Read(Kinds.Cron, $"\"{text}\"").Value, Is.EqualTo(text));

    [TestCase("0 3 * *")]
    [TestCase("0 0 3 * * *")]
    [TestCase("60 3 * * *")]
    [TestCase("0 24 * * *")]
    [TestCase("0 3 0 * *")]
    [TestCase("0 3 * 13 *")]
    [TestCase("0 3 * * 8")]
    [TestCase("0 3 * * MON")]
    [TestCase("30-10 * * * *")]
    [TestCase("*/0 * * * *")]
    [TestCase("*/ * * * *")]
    [TestCase("1- * * * *")]
    [TestCase("-1 * * * *")]
    [TestCase(", * * * *")]
    [TestCase("@daily")]
    [TestCase("0  3 * * *")]
    public void A_cron_schedule_is_nothing_else(string text) => Assert.That(Read(Kinds.Cron, $"\"{text}\"").Code, Is.EqualTo(WrongKind));

    [TestCase("8080", 8080)]
    [TestCase("\"8080\"", 8080)]
    public void A_whole_number_may_be_quoted(string text, int value) => Assert.That(Read(Kinds.Int(1, 65535), text).Value, Is.EqualTo(value));

    [TestCase("0", OutOfRange)]
    [TestCase("65536", OutOfRange)]
    [TestCase("-1", OutOfRange)]
    [TestCase("1.0", WrongKind)]
    [TestCase("1e3", WrongKind)]
    [TestCase("0x10", WrongKind)]
    [TestCase("1_000", WrongKind)]
    [TestCase("99999999999", WrongKind)]
    public void A_whole_number_is_written_in_digits_and_lies_in_its_range(string text, string code) =>
        Assert.That(Read(Kinds.Int(1, 65535), text).Code, Is.EqualTo(code));

    [TestCase("true", true)]
    [TestCase("False", false)]
    [TestCase("TRUE", true)]
    [TestCase("FALSE", false)]
    [TestCase("True", true)]
    [TestCase("false", false)]
    public void A_truth_value_is_that_of_YAML_1_2(string text, bool value) => Assert.That(Read(Kinds.Bool, text).Value, Is.EqualTo(value));

    [TestCase("yes")]
    [TestCase("on")]
    [TestCase("1")]
    public void A_truth_value_of_YAML_1_1_is_refused(string text) => Assert.That(Read(Kinds.Bool, text).Code, Is.EqualTo(WrongKind));

    [TestCase("shop")]
    [TestCase("a-1")]
    [TestCase("1")]
    public void A_DNS_label_is_lower_case(string text) => Assert.That(Read(Kinds.Dns, text).Value, Is.EqualTo(text));

    [TestCase("Shop")]
    [TestCase("-a")]
    [TestCase("a-")]
    [TestCase("a.b")]
    [TestCase("a_b")]
    [TestCase("ä")]
    public void A_DNS_label_is_nothing_else(string text) => Assert.That(Read(Kinds.Dns, text).Code, Is.EqualTo(WrongKind));

    [TestCaseSource(nameof(LongLabel))]
    public void A_DNS_label_has_63_characters_at_most(string text) => Assert.That(Read(Kinds.Dns, text).Code, Is.EqualTo(OutOfRange));

    [TestCase("shop.example.com", true)]
    [TestCase("localhost", false)]
    [TestCase("https://shop.example.com", false)]
    [TestCase("*.example.com", false)]
    [TestCase("shop.example.com.", false)]
    [TestCase("shop..com", false)]
    public void A_host_name_has_two_labels_at_least(string text, bool accepted) => Assert.That(Read(Kinds.HostName, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("db", true)]
    [TestCase("10.0.0.5", true)]
    [TestCase("db.example.com", true)]
    [TestCase("db:5432", false)]
    public void A_host_is_a_name_or_an_address_without_port(string text, bool accepted) => Assert.That(Read(Kinds.Host, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("/", true)]
    [TestCase("/health/ready", true)]
    [TestCase("health", false)]
    [TestCase("/a b", false)]
    [TestCase("/a?b=1", false)]
    [TestCase("/a\\n", false)]
    public void A_path_begins_with_a_slash(string text, bool accepted) => Assert.That(Read(Kinds.Path, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("shop", true)]
    [TestCase("ghcr.io/acme/shop", true)]
    [TestCase("localhost:5000/shop", true)]
    [TestCase("acme.azurecr.io/team/shop-web", true)]
    [TestCase("ghcr.io/acme/shop:1.0", false)]
    [TestCase("ghcr.io/Acme/shop", false)]
    [TestCase("shop@sha256:0123", false)]
    [TestCase("/shop", false)]
    [TestCase("shop/", false)]
    public void An_image_has_no_tag(string text, bool accepted) => Assert.That(Read(Kinds.Image, $"\"{text}\"").Code is null, Is.EqualTo(accepted));

    [TestCase("1.4.2", true)]
    [TestCase("v1_2-rc.1", true)]
    [TestCase(".1", false)]
    [TestCase("a/b", false)]
    [TestCase("a+b", false)]
    public void A_tag_is_one_of_the_OCI_specification(string text, bool accepted) => Assert.That(Read(Kinds.Tag, text).Code is null, Is.EqualTo(accepted));

    [TestCase("us-east-1", true)]
    [TestCase("westeurope", true)]
    [TestCase("us-gov-west-1", true)]
    [TestCase("eastus2", true)]
    [TestCase("US-EAST-1", false)]
    [TestCase("us east", false)]
    public void A_region_is_spelt_as_its_platform_does(string text, bool accepted) => Assert.That(Read(Kinds.Region, text).Code is null, Is.EqualTo(accepted));

    [TestCase("1.29", true)]
    [TestCase("1.3", true)]
    [TestCase("1.29.1", false)]
    [TestCase("v1.29", false)]
    public void A_Kubernetes_version_is_major_and_minor(string text, bool accepted) => Assert.That(Read(Kinds.KubernetesVersion, text).Code is null, Is.EqualTo(accepted));

    [TestCase("16", true)]
    [TestCase("3.13", true)]
    [TestCase("7.4.5-bookworm", true)]
    [TestCase("newest", false)]
    public void A_version_begins_with_a_number(string text, bool accepted) => Assert.That(Read(Kinds.Version, text).Code is null, Is.EqualTo(accepted));

    [TestCase("DATABASE_URL", true)]
    [TestCase("_a1", true)]
    [TestCase("1A", false)]
    [TestCase("A-B", false)]
    public void A_variable_is_what_a_shell_takes_for_one(string text, bool accepted) => Assert.That(Read(Kinds.Variable, text).Code is null, Is.EqualTo(accepted));

    [Test]
    public void A_text_may_be_folded_over_several_lines() => Assert.That(Read(Kinds.Command, ">\n  dotnet Mail.dll\n  --queue mail\n").Value, Is.EqualTo("dotnet Mail.dll --queue mail"));

    [Test]
    public void A_text_has_one_line() => Assert.That(Read(Kinds.Text, "|\n  one\n  two\n").Code, Is.EqualTo(WrongKind));

    [Test]
    public void A_text_of_many_pages_is_refused() => Assert.That(Read(Kinds.Text, new string('x', 5000)).Code, Is.EqualTo(WrongKind));

    [TestCase("cloudnative-pg", DatabaseOperator.CloudnativePg)]
    [TestCase("none", DatabaseOperator.None)]
    public void A_word_is_the_member_in_kebab_case(string text, DatabaseOperator value) => Assert.That(Read(Kinds.OneOf<DatabaseOperator>(), text).Value, Is.EqualTo(value));

    [TestCase("CloudnativePg")]
    [TestCase("cloudnative_pg")]
    [TestCase("0")]
    public void A_word_is_nothing_else(string text) => Assert.That(Read(Kinds.OneOf<DatabaseOperator>(), text).Code, Is.EqualTo("DEPLOY0105"));

    [TestCaseSource(nameof(Examples))]
    public void The_example_in_a_message_is_right(string example, bool accepted) => Assert.That(accepted, example);

    [Test]
    public void A_quantity_of_ours_must_be_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => Quantity.Size("512"), Throws.ArgumentException);
            Assert.That(static () => Quantity.Cpu("much"), Throws.ArgumentException);
        }
    }

    static IEnumerable<TestCaseData> Examples()
    {
        static TestCaseData Example<T>(ValueKind<T> kind) => new TestCaseData(kind.Example, kind.Read(kind.Example) is { WrongKind: false, OutOfRange: null }).SetArgDisplayNames(kind.Expected);
        yield return Example(Kinds.Text);
        yield return Example(Kinds.Command);
        yield return Example(Kinds.Bool);
        yield return Example(Kinds.Dns);
        yield return Example(Kinds.HostName);
        yield return Example(Kinds.Host);
        yield return Example(Kinds.Path);
        yield return Example(Kinds.Image);
        yield return Example(Kinds.Tag);
        yield return Example(Kinds.Variable);
        yield return Example(Kinds.Region);
        yield return Example(Kinds.Version);
        yield return Example(Kinds.KubernetesVersion);
        yield return Example(Kinds.Size);
        yield return Example(Kinds.Cpu);
        yield return Example(Kinds.Percent);
        yield return Example(Kinds.Fraction);
        yield return Example(Kinds.Amount);
        yield return Example(Kinds.Network);
        yield return Example(Kinds.Address);
        yield return Example(Kinds.Duration);
        yield return Example(Kinds.Cron);
        yield return Example(Kinds.Int(1, 65535, example: 8080));
        yield return Example(Kinds.Int(2, 9));
        yield return Example(Kinds.OneOf<Framework>());
    }

    static (T? Value, string? Code) Read<T>(ValueKind<T> kind, string yaml)
    {
        var text = new SourceText("x", $"key: {yaml}");
        var bag = new DiagnosticBag();
        var node = ((YamlMapping)YamlReader.Read(text, bag)!).Entries[0].Value;
        var located = Shapes.Scalar(kind).Read(node, new NodeContext(text, bag, new HashSet<string>(StringComparer.Ordinal), "key", new TextSpan(0, 3)));
        return (located is null ? default : located.Value, bag.ToSortedList().SingleOrDefault()?.Code);
    }
}
