using System.Text;

namespace Deploy.Tasks.EditorConfig;

/// <summary>A global configuration of the compiler: the only one it asks for places outside C# code.</summary>
static class GlobalConfig
{
    /// <summary>The file's text.</summary>
    /// <param name="severities">Code → severity, as from <see cref="EditorConfigSeverities.Read"/>.</param>
    public static string Write(IReadOnlyDictionary<string, string> severities)
    {
        var text = new StringBuilder();
        text.Append("# Written by Deploy.Sdk from .editorconfig; change that file instead.\nis_global = true\n");

        // A user's .globalconfig has level 100; as everywhere, .editorconfig goes before it.
        text.Append("global_level = 1000\n");
        foreach (var severity in severities.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            text.Append($"dotnet_diagnostic.{severity.Key}.severity = {severity.Value}\n");
        return text.ToString();
    }
}
