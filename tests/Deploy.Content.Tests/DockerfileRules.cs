using System.Text.RegularExpressions;

namespace Deploy.Content.Tests;

/// <summary>The rules of hadolint that matter for what is generated, by their numbers, and two of our own ("secret", the numeric user).</summary>
static partial class DockerfileRules
{
    /// <summary>What is wrong with a Dockerfile: number of the rule and the line it is broken by.</summary>
    public static IReadOnlyList<string> Broken(string dockerfile)
    {
        var found = new List<string>();
        var stages = new HashSet<string>(StringComparer.Ordinal);
        var user = "";
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (instruction, text) in Instructions(dockerfile))
        {
            void Check(bool isRight, string rule)
            {
                if (!isRight)
                    found.Add($"{rule} {instruction} {text}");
            }

            switch (instruction)
            {
                case "FROM":
                    var words = Words(text);
                    Check(stages.Contains(words[0]) || words[0].Contains(':', StringComparison.Ordinal) || words[0].Contains('@', StringComparison.Ordinal), "DL3006");
                    Check(!words[0].EndsWith(":latest", StringComparison.Ordinal), "DL3007");
                    if (words.Count == 3)
                        stages.Add(words[2]);
                    user = "";
                    entries.Clear();
                    break;
                case "RUN":
                    CheckRun(text, Check);
                    break;
                case "COPY":
                    Check(From().Match(text) is not { Success: true } from || stages.Contains(from.Groups["stage"].Value), "DL3022");
                    Check(text.Contains('[', StringComparison.Ordinal) || Words(text).Count <= 2 || text.EndsWith('/'), "DL3021");
                    break;
                case "CMD" or "ENTRYPOINT":
                    Check(text.StartsWith('['), "DL3025");
                    Check((entries[instruction] = entries.GetValueOrDefault(instruction) + 1) == 1, "DL4004");
                    break;
                case "HEALTHCHECK":
                    Check(text == "NONE" || text.Contains("CMD [", StringComparison.Ordinal), "DL3025");
                    break;
                case "WORKDIR":
                    Check(text.StartsWith('/'), "DL3000");
                    break;
                case "USER":
                    user = text;
                    break;
                case "ARG" or "ENV":
                    // The name tells; a value is what a case happens to be called.
                    Check(!text.Split(' ').Any(static word => SecretName().IsMatch(word.Split('=')[0])), "secret");
                    break;
                default:
                    Check(instruction != "ADD", "DL3020");
                    Check(instruction != "MAINTAINER", "DL4000");
                    break;
            }
        }

        // By number: Kubernetes' runAsNonRoot cannot judge a name.
        if (!NumericUser().IsMatch(user))
            found.Add($"DL3002 the last USER is '{user}'");
        return found;
    }

    static void CheckRun(string text, Action<bool, string> check)
    {
        var installs = text.Contains("apt-get install", StringComparison.Ordinal);
        check(!installs || text.Contains("--no-install-recommends", StringComparison.Ordinal), "DL3015");
        check(!installs || text.Contains("install -y", StringComparison.Ordinal), "DL3014");
        // The lists are made in the same layer, and do not stay in it: removed, or never in it.
        check(!installs || (text.Contains("apt-get update", StringComparison.Ordinal) && (text.Contains("rm -rf /var/lib/apt/lists", StringComparison.Ordinal) || text.Contains("target=/var/lib/apt/lists", StringComparison.Ordinal))), "DL3009");
        check(!Sudo().IsMatch(text), "DL3004");
        check(!text.StartsWith("cd ", StringComparison.Ordinal), "DL3003");
        check(!Pipe().IsMatch(Quoted().Replace(text, "")) || text.Contains("pipefail", StringComparison.Ordinal), "DL4006");
    }

    // Without comments, one line each.
    static IEnumerable<(string Instruction, string Text)> Instructions(string dockerfile)
    {
        var lines = dockerfile.Split('\n').Where(static line => !line.TrimStart().StartsWith('#'));
        foreach (var line in string.Join('\n', lines).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(static line => line.Trim().Length > 0))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            yield return (line[..blank], Blanks().Replace(line[blank..], " ").Trim());
        }
    }

    // Without options.
    static List<string> Words(string text) => text.Split(' ').Where(static word => !word.StartsWith("--", StringComparison.Ordinal)).ToList();

    [GeneratedRegex("--from=(?<stage>\\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex From();

    [GeneratedRegex("(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIAL)\\w*=?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex("^[1-9][0-9]*(:[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumericUser();

    [GeneratedRegex("(^|[ ;&])sudo ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sudo();

    [GeneratedRegex("[^|]\\|[^|]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pipe();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
