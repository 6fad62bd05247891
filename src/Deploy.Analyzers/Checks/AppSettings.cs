using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers.Checks;

/// <summary>One value of a settings file.</summary>
/// <param name="Key">With ':' between its parts.</param>
/// <param name="Value">As text.</param>
/// <param name="Span">The value in the file.</param>
/// <param name="File">The file.</param>
sealed record Setting(string Key, string Value, TextSpan Span, SourceText File)
{
    /// <summary>The place in the file.</summary>
    public Location Place => SpecFile.LocationOf(File, Span);
}

/// <summary>The settings that are shipped with the app, and those of launchSettings.json.</summary>
/// <param name="Files">appsettings.json and those of the environments.</param>
/// <param name="Launch">Properties/launchSettings.json.</param>
/// <param name="Pages">Paths of Razor pages without the slash at the beginning.</param>
sealed record AppSettings(IReadOnlyList<(string Name, IReadOnlyList<Setting> Values)> Files, IReadOnlyList<Setting> Launch, ISet<string> Pages)
{
    /// <summary>Metadata DeployKind of settings files, and of launchSettings.json.</summary>
    public const string Kind = "settings", LaunchKind = "launch";

    /// <summary>Reads the compiler's additional files; one that is no JSON counts as empty, since the app would not start with it.</summary>
    public static AppSettings Read(IEnumerable<AdditionalText> files, AnalyzerConfigOptionsProvider options, CancellationToken cancellation)
    {
        var settings = new List<(string, IReadOnlyList<Setting>)>();
        var launch = new List<Setting>();
        var pages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files)
        {
            if (PageOf(file.Path) is { } page)
                pages.Add(page);
            var kind = SpecFile.KindOf(file, options);
            if (kind is not (Kind or LaunchKind) || SpecFile.Read(file, cancellation) is not { } text)
                continue;
            var values = new List<Setting>();
            if (YamlReader.Read(JsonText.ToYaml(text), new DiagnosticBag()) is { } root)
                Flatten(root, "", text, values);
            if (kind == LaunchKind)
                launch.AddRange(values);
            else
                settings.Add((Path.GetFileName(file.Path), values));
        }

        return new AppSettings(settings, launch, pages);
    }

    /// <summary>The settings that a target reads: appsettings.json, and over it that of its host environment.</summary>
    public IEnumerable<Setting> Of(Target target)
    {
        var own = $"appsettings.{HostEnvironment.Of(target.Environment)}.json";
        return Files.Where(file => file.Name.Equals("appsettings.json", StringComparison.OrdinalIgnoreCase) || file.Name.Equals(own, StringComparison.OrdinalIgnoreCase))
            .SelectMany(static file => file.Values);
    }

    // The Razor compiler's files are additional files too. Pages/Health.cshtml and Pages/Health/Index.cshtml answer at /Health.
    static string? PageOf(string path)
    {
        const string Folder = "/Pages/";
        var start = path.Replace('\\', '/').LastIndexOf(Folder, StringComparison.OrdinalIgnoreCase);
        if (start < 0 || !path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase))
            return null;
        var page = path.Replace('\\', '/').Substring(start + Folder.Length);
        page = page.Substring(0, page.Length - ".cshtml".Length);
        return page.EndsWith("/Index", StringComparison.OrdinalIgnoreCase) ? page.Substring(0, page.Length - "/Index".Length) : page;
    }

    static void Flatten(YamlNode node, string key, SourceText file, List<Setting> values)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                    Flatten(entry.Value, Join(key, entry.Key.Value), file, values);
                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++)
                    Flatten(sequence.Items[i], Join(key, i.ToString(System.Globalization.CultureInfo.InvariantCulture)), file, values);
                break;
            case YamlScalar { IsNull: false } scalar:
                values.Add(new Setting(key, scalar.Value, scalar.Span, file));
                break;
        }
    }

    static string Join(string key, string name) => key.Length == 0 ? name : $"{key}:{name}";
}
