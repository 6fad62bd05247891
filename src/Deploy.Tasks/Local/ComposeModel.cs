using System.Globalization;
using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Tasks.Local;

/// <summary>What compose.yaml says, as far as starting it has to know.</summary>
sealed class ComposeModel
{
    static readonly Regex Variable = new(@"\$\{(?<name>\w+)(:?-(?<default>[^}]*))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    ComposeModel(IReadOnlyList<ComposeService> services) => Services = services;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ComposeService> Services { get; }

    /// <summary>All profiles that a service has.</summary>
    public IEnumerable<string> Profiles => Services.SelectMany(static service => service.Profiles).Distinct(StringComparer.Ordinal);

    /// <summary>Reads the file; one that is broken has no services, and compose says why.</summary>
    /// <param name="text">The file.</param>
    /// <param name="variables">Values of <c>${NAME}</c>.</param>
    public static ComposeModel Read(string text, IReadOnlyDictionary<string, string> variables)
    {
        var root = YamlReader.Read(new SourceText("compose.yaml", text), new DiagnosticBag()) as YamlMapping;
        return new ComposeModel((root?.Find("services")?.Value as YamlMapping)?.Entries.Select(entry => Service(entry.Key.Value, entry.Value as YamlMapping, variables)).ToList() ?? []);
    }

    /// <summary>The services that start with these profiles.</summary>
    public IEnumerable<ComposeService> Started(ICollection<string> profiles) =>
        Services.Where(service => service.Profiles.Count == 0 || service.Profiles.Any(profiles.Contains));

    /// <summary>Who publishes a port of this machine.</summary>
    public PublishedPort? Publisher(int port) => Services.SelectMany(static service => service.Ports).FirstOrDefault(published => published.Port == port);

    static ComposeService Service(string name, YamlMapping? service, IReadOnlyDictionary<string, string> variables) => new(
        name,
        service?.Find("build") is not null,
        Texts(service, "profiles").ToList(),
        Texts(service, "ports").Select(text => Port(name, text, variables)).OfType<PublishedPort>().ToList());

    static IEnumerable<string> Texts(YamlMapping? map, string key) =>
        (map?.Find(key)?.Value as YamlSequence)?.Items.OfType<YamlScalar>().Select(static item => item.Value) ?? [];

    // [HOST:]PORT:CONTAINER[/PROTOCOL], where PORT may be ${NAME:-DEFAULT}.
    static PublishedPort? Port(string service, string text, IReadOnlyDictionary<string, string> variables)
    {
        var name = "";
        var resolved = Variable.Replace(text, match =>
        {
            name = match.Groups["name"].Value;
            return variables.TryGetValue(name, out var value) && value.Length > 0 ? value : match.Groups["default"].Value;
        });
        var parts = resolved.Split('/')[0].Split(':');
        return parts.Length >= 2 && int.TryParse(parts[parts.Length - 2], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new PublishedPort(service, port, name)
            : null;
    }
}

/// <summary>A service of compose.yaml.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsBuilt">It has an image of its own to build.</param>
/// <param name="Profiles">Empty: it always starts.</param>
/// <param name="Ports">Its ports on this machine.</param>
sealed record ComposeService(string Name, bool IsBuilt, IReadOnlyList<string> Profiles, IReadOnlyList<PublishedPort> Ports);

/// <summary>A port of this machine.</summary>
/// <param name="Service">The service behind it.</param>
/// <param name="Port">1 … 65535.</param>
/// <param name="Variable">Variable that moves it; empty for none.</param>
sealed record PublishedPort(string Service, int Port, string Variable);
