using System.Text.RegularExpressions;

namespace Deploy.Core.Plan;

/// <summary>Versions as charts need them (https://semver.org, version 2).</summary>
static class SemVer
{
    static readonly Regex Shape = new(
        @"^(?<a>[0-9]+)(\.(?<b>[0-9]+))?(\.(?<c>[0-9]+))?(\.(?<d>[0-9]+))?(-(?<pre>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?(\+(?<meta>[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>
    /// NuGet allows two or four numbers: missing ones become 0, a fourth one build metadata. What is no version at all becomes 0.0.0.
    /// </summary>
    public static string FromNuGet(string version)
    {
        var match = Shape.Match(version.Length > 200 ? "" : version);
        if (!match.Success)
            return "0.0.0";
        var metadata = string.Join(".", new[] { match.Groups["d"].Value, match.Groups["meta"].Value }.Where(static part => part.Length > 0));
        return $"{Number(match, "a")}.{Number(match, "b")}.{Number(match, "c")}"
            + (match.Groups["pre"].Success ? $"-{string.Join(".", match.Groups["pre"].Value.Split('.').Select(WithoutZeros))}" : "") + (metadata.Length > 0 ? $"+{metadata}" : "");
    }

    // SemVer forbids leading zeros.
    static string Number(Match match, string group) => match.Groups[group].Value is { Length: > 0 } digits ? WithoutZeros(digits) : "0";

    static string WithoutZeros(string part) => !part.All(static c => c is >= '0' and <= '9') ? part : part.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
}
