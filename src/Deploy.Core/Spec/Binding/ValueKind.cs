using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Spec.Binding;

/// <summary>What reading a text as a kind of value came to: a value, or what is wrong with it.</summary>
/// <param name="Value">The value, when there is no problem.</param>
/// <param name="OutOfRange">The right kind of value, but not an allowed one: which ones are.</param>
/// <param name="WrongKind">Not this kind of value at all.</param>
public readonly record struct Reading<T>(T? Value, string? OutOfRange = null, bool WrongKind = false);

/// <summary>A kind of scalar in deployment.yaml: how it is read, how it is described to a person and to an editor.</summary>
/// <param name="Expected">What was expected, as the end of the sentence "expected …".</param>
/// <param name="Example">A text that is valid.</param>
/// <param name="Read">From text to value.</param>
/// <param name="Schema">The JSON Schema of the value.</param>
public sealed record ValueKind<T>(string Expected, string Example, Func<string, Reading<T>> Read, DataMap Schema)
{
    /// <summary>The words, when only certain words are allowed; else empty.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>What somebody meant who wrote another kind of value; null where that is not certain.</summary>
    public Func<string, string?>? Meant { get; init; }

    /// <summary>Any text will do: there is no form to show, and words that describe a default cannot be told from a value.</summary>
    public bool IsFree { get; init; }
}

/// <summary>The kinds of value in deployment.yaml; see "Kinds of value" in the specification.</summary>
public static class Kinds
{
    static readonly TimeSpan RegexTimeout = TimeSpan.FromSeconds(1);

    // A regular expression is built once, also when a binder names it anew for each section.
    static readonly ConcurrentDictionary<string, Regex> Expressions = new(StringComparer.Ordinal);

    const string DurationPattern = "^((?<d>[0-9]+)d)?((?<h>[0-9]+)h)?((?<m>[0-9]+)m)?((?<s>[0-9]+)s)?((?<ms>[0-9]+)ms)?$";

    const string AddressPattern = @"((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    const string PrefixPattern = "(3[0-2]|[12]?[0-9])";

    const string DnsPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    /// <summary>Any text that is not empty.</summary>
    public static ValueKind<string> Text { get; } = Line("a text in one line", "text") with { IsFree = true };

    /// <summary>A command line. A block scalar may fold it over several lines.</summary>
    public static ValueKind<string> Command { get; } = Line("a command line", "dotnet Worker.dll --queue mail");

    /// <summary>true or false.</summary>
    public static ValueKind<bool> Bool { get; } = new("true or false", "true",
        static text => text switch
        {
            "true" or "True" or "TRUE" => new Reading<bool>(true),
            "false" or "False" or "FALSE" => new Reading<bool>(false),
            _ => new Reading<bool>(false, WrongKind: true),
        },
        new DataMap { { "type", "boolean" } })
    {
        // The words that YAML 1.1 has for them too.
        Meant = static text => text.ToLowerInvariant() switch
        {
            "yes" or "on" => "true",
            "no" or "off" => "false",
            _ => null,
        },
    };

    /// <summary>A DNS-1123 label of up to 63 characters (RFC 1123).</summary>
    public static ValueKind<string> Dns { get; } = DnsLabel(63);

    /// <summary>A host name such as <c>shop.example.com</c> (RFC 1123); its last label is no number, as an address would have it.</summary>
    public static ValueKind<string> HostName { get; } =
        Pattern("a host name", "shop.example.com", $@"^({DnsPattern}\.)+[a-z]([-a-z0-9]*[a-z0-9])?$", maxLength: 253);

    /// <summary>A host name, a single label or an IPv4 address.</summary>
    public static ValueKind<string> Host { get; } =
        Pattern("a host name or an address", "db.example.com", $@"^{DnsPattern}(\.{DnsPattern})*$", maxLength: 253);

    /// <summary>A URL path: begins with '/', holds no blank.</summary>
    public static ValueKind<string> Path { get; } = Pattern("a path that begins with '/'", "/health", @"^/[^\s?#]*$") with
    {
        // Not of "https://…" or ":8080/health".
        Meant = static text => text.IndexOf(':') < 0 ? "/" + text : null,
    };

    /// <summary>An image repository without tag and digest.</summary>
    public static ValueKind<string> Image { get; } = Pattern("an image repository without tag", "ghcr.io/acme/shop",
        @"^([a-zA-Z0-9.-]+(:[0-9]+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*$");

    /// <summary>An image tag (OCI distribution specification: at most 128 characters).</summary>
    public static ValueKind<string> Tag { get; } = Pattern("an image tag", "1.4.2", "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$");

    /// <summary>The name of an environment variable.</summary>
    public static ValueKind<string> Variable { get; } = Pattern("the name of an environment variable", "DATABASE_URL", "^[A-Za-z_][A-Za-z0-9_]*$");

    /// <summary>A region name of AWS (<c>eu-west-1</c>) or Azure (<c>westeurope</c>).</summary>
    public static ValueKind<string> Region { get; } = Pattern("a region name", "eu-west-1", "^[a-z]+[a-z0-9]*(-[a-z]+)*(-[0-9])?$");

    /// <summary>An IPv4 network in CIDR notation (RFC 4632).</summary>
    public static ValueKind<string> Network { get; } = Pattern("an IPv4 network", "203.0.113.0/24", $"^{AddressPattern}/{PrefixPattern}$");

    /// <summary>An IPv4 address, or a network of them.</summary>
    public static ValueKind<string> Address { get; } = Pattern("an IPv4 address or network", "203.0.113.7", $"^{AddressPattern}(/{PrefixPattern})?$");

    /// <summary>Version of a piece of software: numbers and dots, with an optional suffix.</summary>
    public static ValueKind<string> Version { get; } = Pattern("a version", "16", @"^[0-9]+(\.[0-9]+)*([-+.][0-9A-Za-z.-]+)?$");

    /// <summary>A Kubernetes version, major and minor.</summary>
    public static ValueKind<string> KubernetesVersion { get; } = Pattern("a Kubernetes version", "1.29", @"^1\.[0-9]{1,2}$");

    /// <summary>An amount of memory or storage in a Kubernetes quantity.</summary>
    public static ValueKind<Quantity> Size { get; } = new("a size", "512Mi", Quantity.ReadSize, Text_(Quantity.SizePattern));

    /// <summary>An amount of processor time.</summary>
    public static ValueKind<Quantity> Cpu { get; } = new("an amount of cpu", "250m", Quantity.ReadCpu, new DataMap
    {
        { "type", new DataList { "string", "number" } }, { "pattern", Quantity.CpuPattern },
        { "minimum", new DataScalar(0.001) }, { "maximum", new DataScalar(999999.999) },
    });

    /// <summary>A percentage, with or without the sign.</summary>
    public static ValueKind<double> Percent { get; } = new("a percentage from 0 to 100", "10%", ReadPercent, new DataMap
    {
        { "type", new DataList { "string", "number" } }, { "pattern", @"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%?$" },
        { "minimum", 0 }, { "maximum", 100 },
    });

    /// <summary>A share from 0 to 1.</summary>
    public static ValueKind<double> Fraction { get; } = Number("a share from 0 to 1", "0.05", 0, 1, "from 0 to 1");

    /// <summary>An amount of money, or of anything else that is above 0.</summary>
    public static ValueKind<double> Amount { get; } = Number("an amount above 0", "200", 0.01, 1e9, "above 0");

    /// <summary>A duration such as <c>30s</c>, <c>5m</c>, <c>1h30m</c>, <c>30d</c>.</summary>
    public static ValueKind<TimeSpan> Duration { get; } =
        new("a duration", "1h30m", ReadDuration, Text_($"^{DurationForm}$"));

    /// <summary>The form of a duration as ECMAScript reads it too; not empty.</summary>
    internal const string DurationForm = "(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?";

    /// <summary>A cron schedule of five fields.</summary>
    public static ValueKind<string> Cron { get; } = new("a cron schedule of five fields", "0 3 * * *", CronFields.Read, Text_(@"^\S+( \S+){4}$"));

    /// <summary>A whole number in a range.</summary>
    public static ValueKind<int> Int(int min, int max, int? example = null) => new(
        $"a whole number from {min} to {max}", (example ?? min).ToString(CultureInfo.InvariantCulture),
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number >= min && number <= max ? new Reading<int>(number) : new Reading<int>(0, OutOfRange: $"from {min} to {max}")
            : new Reading<int>(0, WrongKind: true),
        new DataMap { { "type", "integer" }, { "minimum", min }, { "maximum", max } });

    /// <summary>A DNS-1123 label with its own greatest length.</summary>
    public static ValueKind<string> DnsLabel(int maxLength) => Pattern(
        $"a DNS label (lower-case letters, digits and '-', at most {maxLength} characters)", "my-app", $"^{DnsPattern}$", maxLength) with { Meant = Binding.Words.ToKebabCase };

    /// <summary>One of the members of an enumeration, spelt in kebab-case.</summary>
    public static ValueKind<TEnum> OneOf<TEnum>() where TEnum : struct, Enum => EnumKind<TEnum>.Instance;

    /// <summary>A text that matches a regular expression, which both .NET and ECMAScript understand.</summary>
    public static ValueKind<string> Pattern(string expected, string example, string pattern, int maxLength = int.MaxValue)
    {
        var regex = Expressions.GetOrAdd(pattern, static key => new Regex(key, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexTimeout));
        var schema = Text_(pattern, regex);
        if (maxLength != int.MaxValue)
            schema.Add("maxLength", maxLength);
        return new ValueKind<string>(expected, example,
            text => text.Length <= 4096 && regex.IsMatch(text) && text.IndexOf('\n') < 0
                ? text.Length <= maxLength ? new Reading<string>(text) : new Reading<string>(null, OutOfRange: $"of at most {maxLength} characters")
                : new Reading<string>(null, WrongKind: true),
            schema);
    }

    // The line break that ends a block scalar is not part of what was meant.
    static ValueKind<string> Line(string expected, string example)
    {
        var line = Pattern(expected, example, "^.+$");
        return line with { Read = text => line.Read(text.TrimEnd('\n')), Schema = Text_(@"^.+\n*$", orNumber: true) };
    }

    static ValueKind<double> Number(string expected, string example, double min, double max, string range) => new(expected, example,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value >= min && value <= max ? new Reading<double>(value) : new Reading<double>(0, OutOfRange: range)
            : new Reading<double>(0, WrongKind: true),
        new DataMap { { "type", "number" }, { "minimum", new DataScalar(min) }, { "maximum", new DataScalar(max) } });

    // A version or an account is a number to an editor, which reads values in their JSON kinds; a pattern looks at texts only.
    static DataMap Text_(string pattern, Regex regex)
    {
        static bool Matches(Regex regex, params string[] texts) => texts.Any(regex.IsMatch);
        var fraction = Matches(regex, "1.5", "1.29");
        if (!fraction && !Matches(regex, "1", "8080", "123456789012"))
            return Text_(pattern);
        var schema = new DataMap { { "type", new DataList { "string", fraction ? "number" : "integer" } }, { "pattern", pattern } };
        if (!Matches(regex, "-1"))
            schema.Add("minimum", 0);
        return schema;
    }

    static DataMap Text_(string pattern, bool orNumber = false)
    {
        var schema = new DataMap();
        if (orNumber)
            schema.Add("type", new DataList { "string", "number" });
        else
            schema.Add("type", "string");
        schema.Add("pattern", pattern);
        return schema;
    }

    static Reading<double> ReadPercent(string text)
    {
        var number = text.EndsWith("%", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) : text;
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return new Reading<double>(0, WrongKind: true);
        return value is >= 0 and <= 100 ? new Reading<double>(value) : new Reading<double>(0, OutOfRange: "from 0 to 100");
    }

    static Reading<TimeSpan> ReadDuration(string text)
    {
        var match = Regex.Match(text, DurationPattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, RegexTimeout);
        if (text.Length is 0 or > 40 || !match.Success)
            return new Reading<TimeSpan>(TimeSpan.Zero, WrongKind: true);
        double Part(string group) => match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        var seconds = (Part("d") * 86400) + (Part("h") * 3600) + (Part("m") * 60) + Part("s") + (Part("ms") / 1000);
        const double tenYears = 315_360_000;
        return seconds <= tenYears ? new Reading<TimeSpan>(TimeSpan.FromSeconds(seconds)) : new Reading<TimeSpan>(TimeSpan.Zero, OutOfRange: "of at most ten years");
    }

    static class EnumKind<TEnum> where TEnum : struct, Enum
    {
        public static readonly ValueKind<TEnum> Instance = Create();

        static ValueKind<TEnum> Create()
        {
            var words = Enum.GetNames(typeof(TEnum)).Select(Words.ToKebabCase).ToArray();
            var values = (TEnum[])Enum.GetValues(typeof(TEnum));
            return new ValueKind<TEnum>(
                words.Length == 1 ? $"'{words[0]}'" : $"one of {string.Join(", ", words)}", words[0],
                text => Array.IndexOf(words, text) is >= 0 and var index ? new Reading<TEnum>(values[index]) : new Reading<TEnum>(default, WrongKind: true),
                new DataMap { { "enum", new DataList(words) } })
            {
                Words = words,
            };
        }
    }
}
