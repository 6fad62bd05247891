using System.Text.RegularExpressions;

namespace Deploy.Tasks;

/// <summary>Which .NET SDK can build a project, as global.json and its target frameworks say.</summary>
static class SdkVersions
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly Regex Sdk = new("\"sdk\"\\s*:\\s*\\{(?<text>[^{}]*)\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    static readonly Regex Version = new("\"version\"\\s*:\\s*\"(?<text>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    static readonly Regex RollForward = new("\"rollForward\"\\s*:\\s*\"(?<text>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);
    static readonly Regex Framework = new("net(?<text>[0-9]+\\.[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience);

    /// <summary>The version that global.json asks for if no later feature band will do; empty if one does, or nothing is asked for.</summary>
    /// <param name="globalJson">Text of the file; empty without one.</param>
    public static string Pinned(string globalJson)
    {
        var sdk = Find(Sdk, globalJson);
        return Find(RollForward, sdk).ToUpperInvariant() is "" or "DISABLE" or "PATCH" or "LATESTPATCH" ? Find(Version, sdk) : "";
    }

    /// <summary>The version, in the form <c>10.0</c>, that global.json or one of several target frameworks asks for, if the app's own does not do; else empty.</summary>
    /// <param name="framework">Version of the target framework of the app, <c>v9.0</c>.</param>
    /// <param name="frameworks">All target frameworks, separated by semicolons; empty where there is one.</param>
    /// <param name="globalJson">Text of the file; empty without one.</param>
    public static string Needed(string framework, string frameworks, string globalJson)
    {
        var own = System.Version.TryParse(framework.TrimStart('v'), out var version) ? version : new System.Version(0, 0);
        var asked = Find(Version, Find(Sdk, globalJson)).Split('.', '-');
        var names = Framework.Matches(frameworks).Cast<Match>().Select(static match => match.Groups["text"].Value);
        var highest = names.Concat(asked.Length > 1 ? [$"{asked[0]}.{asked[1]}"] : [])
            .Select(static text => System.Version.TryParse(text, out var other) ? other : new System.Version(0, 0)).DefaultIfEmpty(own).Max()!;
        return highest > own ? highest.ToString(2) : "";
    }

    static string Find(Regex pattern, string text) => pattern.Match(text).Groups["text"].Value;
}
