namespace Deploy.Tasks.Local;

/// <summary>The file .env beside compose.yaml, as compose reads it: <c>NAME=value</c>, comments, quotes around a value.</summary>
static class DotEnv
{
    /// <summary>Its variables; of several with one name the last.</summary>
    public static Dictionary<string, string> Parse(IEnumerable<string> lines)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Select(static line => line.Trim()))
        {
            var equals = line.IndexOf('=');
            if (line.StartsWith("#", StringComparison.Ordinal) || equals <= 0)
                continue;
            var name = line.Substring(0, equals).Trim();
            if (name.StartsWith("export ", StringComparison.Ordinal))
                name = name.Substring("export ".Length).Trim();
            variables[name] = Value(line.Substring(equals + 1).Trim());
        }

        return variables;
    }

    static string Value(string text)
    {
        if (text.Length >= 2 && text[0] is '"' or '\'' && text[text.Length - 1] == text[0])
            return text.Substring(1, text.Length - 2);
        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? text : text.Substring(0, comment).TrimEnd();
    }
}
