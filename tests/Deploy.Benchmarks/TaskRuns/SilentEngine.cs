using System.Collections;
using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;

namespace Deploy.Benchmarks.TaskRuns;

/// <summary>The side of MSBuild that a task sees; keeps what it says.</summary>
sealed class SilentEngine(string projectFile) : IBuildEngine
{
    readonly StringBuilder messages = new();

    public string Messages => messages.ToString();

    /// <summary>Files that were written by the last run, by its own words.</summary>
    public int Written { get; private set; }

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => projectFile;

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => false;

    public void LogCustomEvent(CustomBuildEventArgs e) => Keep(e.Message);

    public void LogErrorEvent(BuildErrorEventArgs e) => Keep(e.Message);

    public void LogWarningEvent(BuildWarningEventArgs e) => Keep(e.Message);

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        Keep(e.Message);
        // "(41 files, 40 written, 0 removed)"
        if (e.Message?.Split('(', ',') is [.., var written, _] && written.Trim().Split(' ') is [var number, "written"])
            Written = int.Parse(number, CultureInfo.InvariantCulture);
    }

    void Keep(string? message) => messages.AppendLine(message);
}
