using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Spec;

/// <summary>
/// An amount of cpu, memory or storage, as Kubernetes writes it
/// (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).
/// </summary>
/// <param name="Text">As written: <c>512Mi</c>, <c>250m</c>.</param>
/// <param name="Amount">Bytes, or thousandths of a cpu.</param>
public sealed record Quantity(string Text, decimal Amount)
{
    /// <summary>Sizes: a whole number with a binary or decimal suffix.</summary>
    public const string SizePattern = "^(?=.*[1-9])[0-9]{1,12}(\\.[0-9]{1,6})?(Ki|Mi|Gi|Ti|k|M|G|T)$";

    /// <summary>Cpu: cores or thousandths of a core.</summary>
    public const string CpuPattern = "^(?=.*[1-9])([0-9]{1,6}(\\.[0-9]{1,3})?|[0-9]{1,9}m)$";

    static readonly Dictionary<string, decimal> Units = new(StringComparer.Ordinal)
    {
        ["k"] = 1000m, ["M"] = 1000_000m, ["G"] = 1000_000_000m, ["T"] = 1000_000_000_000m,
        ["Ki"] = 1024m, ["Mi"] = 1024m * 1024, ["Gi"] = 1024m * 1024 * 1024, ["Ti"] = 1024m * 1024 * 1024 * 1024,
    };

    /// <summary>A quantity of memory or storage that is known to be well-formed.</summary>
    public static Quantity Size(string text) => ReadSize(text).Value ?? throw new ArgumentException($"'{text}' is not a size.", nameof(text));

    /// <summary>A quantity of cpu that is known to be well-formed.</summary>
    public static Quantity Cpu(string text) => ReadCpu(text).Value ?? throw new ArgumentException($"'{text}' is not an amount of cpu.", nameof(text));

    internal static Reading<Quantity> ReadSize(string text)
    {
        var match = Regex.Match(text, "^(?<number>[0-9]{1,12}(\\.[0-9]{1,6})?)(?<unit>Ki|Mi|Gi|Ti|k|M|G|T)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        if (!match.Success)
            return new Reading<Quantity>(null, WrongKind: true);
        var amount = decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * Units[match.Groups["unit"].Value];
        return amount > 0 ? new Reading<Quantity>(new Quantity(text, amount)) : new Reading<Quantity>(null, OutOfRange: "above 0");
    }

    internal static Reading<Quantity> ReadCpu(string text)
    {
        var match = Regex.Match(text, "^((?<cores>[0-9]{1,6}(\\.[0-9]{1,3})?)|(?<thousandths>[0-9]{1,9})m)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        if (!match.Success)
            return new Reading<Quantity>(null, WrongKind: true);
        var amount = match.Groups["cores"].Success
            ? decimal.Parse(match.Groups["cores"].Value, CultureInfo.InvariantCulture) * 1000
            : decimal.Parse(match.Groups["thousandths"].Value, CultureInfo.InvariantCulture);
        return amount > 0 ? new Reading<Quantity>(new Quantity(text, amount)) : new Reading<Quantity>(null, OutOfRange: "above 0");
    }
}
