using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>
/// Writes an app's own values into the ARG lines of a Dockerfile that is the same for every app of its framework, so that a plain
/// <c>docker build</c> needs no arguments.
/// </summary>
static class ArgumentDefaults
{
    /// <summary>The Dockerfile with the values of <paramref name="plan"/>.</summary>
    public static string Apply(string dockerfile, DeploymentPlan plan)
    {
        var values = Values(plan);
        var lines = dockerfile.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var equals = lines[i].IndexOf('=');
            if (lines[i].StartsWith("ARG ", StringComparison.Ordinal) && equals > 0 && values.TryGetValue(lines[i].Substring(4, equals - 4), out var value))
                lines[i] = $"{lines[i].Substring(0, equals)}={Quote(value)}";
        }

        return string.Join("\n", lines);
    }

    static Dictionary<string, string> Values(DeploymentPlan plan)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["APP_DIR"] = plan.Image.ProjectFolder.Length == 0 ? "." : plan.Image.ProjectFolder,
            ["DOCKER_DIR"] = plan.Image.DockerfileFromContext.Substring(0, Math.Max(0, plan.Image.DockerfileFromContext.LastIndexOf('/'))),
            ["PORT"] = plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["HEALTH_PATH"] = plan.Health.Liveness,
            ["SYSTEM_PACKAGES"] = string.Join(" ", plan.Image.SystemPackages),
            ["NAME"] = plan.Name,
            ["DESCRIPTION"] = plan.Metadata.Description,
            ["VERSION"] = plan.ImageTag,
            ["SOURCE"] = plan.Metadata.RepositoryUrl,
        };
        // build.args: BUILD_PACKAGES, say.
        foreach (var argument in plan.Image.Arguments)
            values[argument.Key] = argument.Value;
        return values;
    }

    /// <summary>In double quotes where a blank or a character of the Dockerfile's own asks for them; line breaks become blanks.</summary>
    internal static string Quote(string value) =>
        value.All(static c => char.IsLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or ':' or '@') ? value
        : $"\"{Escape(value)}\"";

    /// <summary>What stands between double quotes: backslash, quote and dollar lose their meaning.</summary>
    internal static string Escape(string value) =>
        value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("\r", " ").Replace("\n", " ");
}
