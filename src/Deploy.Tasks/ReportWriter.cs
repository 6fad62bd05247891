using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Tasks;

/// <summary>
/// Shows a report to the person who asked for it, and writes it to a file. MSBuild's terminal logger shows no messages, whatever their
/// importance, so on a terminal the report goes there directly; elsewhere (CI, a pipe, an IDE) it is a message.
/// </summary>
static class ReportWriter
{
    /// <summary>The terminal logger takes back the lines of its own that it believes to be the last ones: these are there for it to take.</summary>
    const string TakenBack = "\n\n\n";

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <param name="log">The task's log.</param>
    /// <param name="report">What is shown; null where the file is all that is wanted.</param>
    /// <param name="content">What is written to the file.</param>
    /// <param name="file">Absolute path.</param>
    /// <param name="projectFile">Path of the project file.</param>
    public static void Write(TaskLoggingHelper log, string? report, string content, string file, string projectFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content, Utf8);
        if (report is not null)
            Show(log, report);
        // In this form the terminal logger links to the file.
        log.LogMessage(MessageImportance.High, "{0} -> {1}", Path.GetFileNameWithoutExtension(projectFile), file);
    }

    /// <summary>Shows a text on the terminal, or as a message where there is none.</summary>
    public static void Show(TaskLoggingHelper log, string text)
    {
        if (Console.IsOutputRedirected)
        {
            log.LogMessage(MessageImportance.High, "{0}", text);
            return;
        }

        Console.Out.Write($"\n{text}{TakenBack}");
        log.LogMessage(MessageImportance.Low, "{0}", text);
    }
}
