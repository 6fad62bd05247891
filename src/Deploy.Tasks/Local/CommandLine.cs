using System.Text;

namespace Deploy.Tasks.Local;

/// <summary>Arguments as one text: netstandard2.0 has no list of them. What is done here is undone by .NET on Unix and by the C runtime on Windows.</summary>
static class CommandLine
{
    /// <summary>Each argument so that it arrives as it is.</summary>
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(static c => c == '"' || char.IsWhiteSpace(c)))
            return argument;
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var c in argument)
        {
            // Only before a quote a backslash means anything.
            if (c == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
