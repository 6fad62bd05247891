using System.Text;

namespace Deploy.Core.Emit.Docker;

/// <summary>Paths and names in the notations of a Dockerfile.</summary>
static class DockerfileText
{
    /// <summary>One word of a RUN line: in single quotes where the shell would read something else.</summary>
    public static string ShellWord(string value) => value.All(IsPlain) ? value : $"'{value.Replace("'", "'\\''")}'";

    /// <summary>What follows COPY; the form with brackets is the one that takes names with blanks.</summary>
    public static string Paths(IEnumerable<string> files, string folder)
    {
        var paths = files.Select(Literal).Append(Escape(folder)).ToList();
        return paths.TrueForAll(static path => path.All(IsPlain)) ? string.Join(" ", paths) : $"[{string.Join(", ", paths.Select(Json))}]";
    }

    /// <summary>A text of the form with brackets, such as ENTRYPOINT's.</summary>
    public static string Json(string value) => $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '.' or '/' or '-' or '_' or '+' or '@' or ',' or '~';

    // The source is a pattern.
    static string Literal(string path)
    {
        var text = new StringBuilder();
        foreach (var c in Escape(path))
            text.Append(c is '[' or '*' or '?' ? $"[{c}]" : c.ToString());
        return text.ToString();
    }

    // Quotes and variables of the Dockerfile's own, also inside the brackets.
    static string Escape(string path)
    {
        var text = new StringBuilder();
        foreach (var c in path)
            text.Append(c is '$' or '\'' or '"' ? $"\\{c}" : c.ToString());
        return text.ToString();
    }
}
