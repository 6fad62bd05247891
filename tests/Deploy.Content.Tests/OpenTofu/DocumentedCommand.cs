using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>A call of <c>aws</c> or <c>az</c> that a document or a message tells somebody to make.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Words">Its arguments, with something in the place of what the reader fills in.</param>
/// <param name="IsComplete">Whether it can be copied as it is: from a block of code, and nothing is left out.</param>
sealed partial record DocumentedCommand(string Place, string Text, IReadOnlyList<string> Words, bool IsComplete)
{
    /// <summary>What stands for something that the reader fills in.</summary>
    public const string Filled = "filled";

    /// <summary>What the author left out.</summary>
    public const string LeftOut = "…";

    static readonly string Content = Path.Combine(Repository.Root, "sdk", "content");

    /// <summary>All commands of a program, each once.</summary>
    public static IEnumerable<DocumentedCommand> All(string program) => ((string[])["opentofu", "multiregion"])
        .SelectMany(static folder => Directory.GetFiles(Path.Combine(Content, folder), "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
        .SelectMany(static path => Path.GetExtension(path) switch
        {
            ".md" => OfMarkdown(path),
            ".tf" or ".sh" => OfCode(path),
            _ => [],
        })
        .Where(command => command.Text.StartsWith($"{program} ", StringComparison.Ordinal)).DistinctBy(static command => (command.Text, command.IsComplete));

    public override string ToString() => $"{Place} {Text}";

    static IEnumerable<DocumentedCommand> OfMarkdown(string path)
    {
        var text = File.ReadAllText(path);
        // Blanks in the place of a block keep the lines of the rest.
        var prose = new StringBuilder(text);
        foreach (Match block in Block().Matches(text))
        {
            foreach (Match start in Start().Matches(block.Value))
                yield return Read(path, text, block.Index + start.Groups["program"].Index, block.Index + block.Length, isBlock: true);
            for (var index = block.Index; index < block.Index + block.Length; index++)
                prose[index] = prose[index] == '\n' ? '\n' : ' ';
        }

        foreach (Match code in InlineCode().Matches(prose.ToString()))
        {
            foreach (Match start in Start().Matches(code.Value.Trim('`')))
                yield return Read(path, text, code.Index + 1 + start.Groups["program"].Index, code.Index + code.Length - 1, isBlock: false);
        }
    }

    /// <summary>Comments, outputs and texts of messages in which a command has a line of its own.</summary>
    static IEnumerable<DocumentedCommand> OfCode(string path)
    {
        var text = File.ReadAllText(path);
        foreach (Match line in CodeLine().Matches(text))
        {
            var command = line.Groups["command"];
            yield return Read(path, text, command.Index, command.Index + command.Length, isBlock: true);
        }
    }

    static DocumentedCommand Read(string path, string text, int start, int end, bool isBlock)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var index = start;
        for (; index < end; index++)
        {
            var c = text[index];
            if (c == '\\' && index + 1 < end)
            {
                index++;
                if (text[index] != '\n')
                    Add(text[index]);
            }
            else if (c == '\'')
            {
                var close = text.IndexOf('\'', index + 1);
                word.Append(text, index + 1, close - index - 1);
                (inWord, index) = (true, close);
            }
            else if (c == '"')
            {
                inWord = true;
                for (index++; text[index] != '"'; index++)
                {
                    if (!Expand())
                        word.Append(text[index]);
                }
            }
            else if (c is ' ' or '\t' || (c == '\n' && !isBlock))
            {
                Next();
            }
            else if (Placeholder().Match(text, index) is { Success: true } placeholder)
            {
                word.Append(Filled);
                (inWord, index) = (true, index + placeholder.Length - 1);
            }
            else if (c is '\n' or '|' or ';' or '&' or ')' or '>' or '<' || (c == '#' && !inWord))
            {
                break;
            }
            else if (!Expand())
            {
                Add(c);
            }
        }

        Next();
        var line = text[..start].Count(static c => c == '\n') + 1;
        var written = Spaces().Replace(text[start..Math.Min(index, end)].Replace("\\\n", " ", StringComparison.Ordinal), " ").Trim();
        return new($"{Path.GetRelativePath(Content, path)}:{line}", written, [.. words.Skip(1).Select(Fill)], isBlock && !written.Contains(LeftOut, StringComparison.Ordinal));

        void Add(char c)
        {
            word.Append(c);
            inWord = true;
        }

        void Next()
        {
            if (inWord)
                words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }

        // $name, ${name…}, $(command): what the shell would put there.
        bool Expand()
        {
            if (Expansion().Match(text, index) is not { Success: true } expansion)
                return false;
            word.Append(Filled);
            (inWord, index) = (true, index + expansion.Length - 1);
            return true;
        }
    }

    /// <summary>Something valid in the place of the runbooks' placeholders and of words in capitals.</summary>
    static string Fill(string word) => word switch
    {
        "__primary__" or "__standby__" or "REGION" => "eu-west-1",
        // There is nothing to read.
        "file:///dev/stdin" => Filled,
        _ => Token().Replace(word, static match => match.Value switch
        {
            "__account__" => "123456789012",
            "__primary__" or "__standby__" => "eu-west-1",
            _ => Filled,
        }),
    };

    [GeneratedRegex("^ *```.*?^ *```|^ {2,}(aws|az) .*?$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`]+`", RegexOptions.None, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex("(^[ \\t]*|[|;&({][ \\t]*|\\b(then|do) )(?<program>aws|az) (?=[a-z-])", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();

    [GeneratedRegex("^[ \\t]*(#[ \\t]+|(?<quote>\\w+ += \"))?(?<command>(aws|az) [a-z][^=\\n]*? --(?(quote)[^\"\\n]+|.+))", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeLine();

    [GeneratedRegex("\\G<[a-z][^<>\\n]*>", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("\\G\\$(\\((?>[^()]|(?<open>\\()|(?<-open>\\)))*\\)|\\{[^}]*\\}|\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expansion();

    [GeneratedRegex("__[a-z_]+?__", RegexOptions.None, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
