using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Tasks.Local;

/// <summary>
/// Shows lines while they come. MSBuild's terminal logger shows no messages, so on a terminal they go there directly; elsewhere (CI, a pipe, an
/// IDE) each is a message. The logger redraws its own last lines relative to the cursor: the same number of free lines is always left to it,
/// and the cursor is given back where it was.
/// </summary>
sealed class LiveConsole
{
    // As ReportWriter leaves them.
    const int FreeLines = 3;
    const string Escape = "\x1b";

    readonly TaskLoggingHelper log;
    readonly object gate = new();
    IReadOnlyList<string> block = [];
    bool hasWritten;

    /// <param name="log">The task's log.</param>
    public LiveConsole(TaskLoggingHelper log) => this.log = log;

    /// <summary>Whether someone looks at a terminal; only there lines are replaced in place.</summary>
    public static bool IsTerminal { get; } = !Console.IsOutputRedirected;

    /// <summary>Whether lines can be replaced in place.</summary>
    public static bool CanReplace { get; } = IsTerminal && Environment.GetEnvironmentVariable("TERM") != "dumb" && Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Whether there may be colours.</summary>
    public static bool HasColour { get; } = CanReplace && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    /// <summary>Characters of a line.</summary>
    public static int Width
    {
        get
        {
            try
            {
                return CanReplace && Console.WindowWidth > 0 ? Console.WindowWidth : 120;
            }
            catch (IOException)
            {
                return 120;
            }
        }
    }

    /// <summary>Adds lines below what is there, and ends the block that <see cref="Replace"/> wrote.</summary>
    public void Add(IEnumerable<string> lines)
    {
        var text = lines.ToList();
        lock (gate)
        {
            block = [];
            if (!IsTerminal)
            {
                foreach (var line in text)
                    log.LogMessage(MessageImportance.High, "{0}", line);
                return;
            }

            Write(text);
        }

        foreach (var line in text)
            log.LogMessage(MessageImportance.Low, "{0}", line);
    }

    /// <summary>Writes a block of lines in the place of the one before. Only on a terminal.</summary>
    public void Replace(IReadOnlyList<string> lines)
    {
        lock (gate)
        {
            // What has scrolled out cannot be reached.
            if (block.Count != lines.Count || lines.Count + FreeLines >= Height)
            {
                if (block.Count == 0)
                    Write(lines);
                block = lines;
                return;
            }

            var text = new StringBuilder($"{Escape}7{Escape}[{block.Count + FreeLines}F");
            for (var i = 0; i < lines.Count; i++)
                text.Append(lines[i] == block[i] ? "" : lines[i] + $"{Escape}[K").Append($"{Escape}[1E");
            Console.Out.Write(text.Append($"{Escape}8").ToString());
            block = lines;
        }
    }

    static int Height
    {
        get
        {
            try
            {
                return Console.WindowHeight;
            }
            catch (IOException)
            {
                return 0;
            }
        }
    }

    // One call, so that nothing of the logger's comes between.
    void Write(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        if (CanReplace)
            text.Append(hasWritten ? $"{Escape}[{FreeLines}F{Escape}[J" : "\r");
        foreach (var line in lines)
            text.Append(line).Append('\n');
        if (CanReplace)
            text.Append('\n', FreeLines);
        Console.Out.Write(text.ToString());
        hasWritten = true;
    }
}
