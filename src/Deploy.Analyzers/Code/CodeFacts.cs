using Microsoft.CodeAnalysis;

namespace Deploy.Analyzers.Code;

/// <summary>What the app's code does that a deployment must fit. Calls that run only in development are left out.</summary>
sealed class CodeFacts
{
    /// <summary>The code starts a web host: the app serves requests.</summary>
    public bool IsWeb { get; set; }

    /// <summary>The host is one that runs hosting start-ups, so that Deploy.Sdk's own health endpoint is there.</summary>
    public bool RunsHostingStartups { get; set; }

    /// <summary>Patterns of routes that answer GET.</summary>
    public List<Route> Routes { get; } = [];

    /// <summary>A library maps routes that cannot be seen from here, or a pattern is not a constant.</summary>
    public bool HasUnknownRoutes { get; set; }

    /// <summary>All texts of the code that begin with '/': one that equals a path is taken for its route.</summary>
    public HashSet<string> Paths { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>First words of the names of the controllers: <c>Home</c> for HomeController.</summary>
    public HashSet<string> Controllers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The code makes metrics readable, or sends them itself.</summary>
    public bool HasMetrics { get; set; }

    /// <summary>Addresses that the code listens on.</summary>
    public List<ListenAddress> Addresses { get; } = [];

    /// <summary>An address is not a constant.</summary>
    public bool HasUnknownAddresses { get; set; }

    /// <summary>Settings and variables that the code reads.</summary>
    public List<SettingRead> Reads { get; } = [];

    /// <summary>Something is read whose name is not a constant: nothing can be called unread.</summary>
    public bool ReadsUnknown { get; set; }

    /// <summary>The configuration has sources that cannot be seen from here: nothing can be called missing.</summary>
    public bool HasOtherSources { get; set; }

    /// <summary>Names of feature flags that the code asks for.</summary>
    public List<NamedPlace> Flags { get; } = [];

    /// <summary>Classes derived from DbContext.</summary>
    public List<NamedPlace> Contexts { get; } = [];

    /// <summary>Migrations of EF Core here and in referenced projects, by the name of their context; empty where it is not known.</summary>
    public List<string> Migrations { get; } = [];

    /// <summary>The code applies migrations itself, or creates the database.</summary>
    public bool AppliesMigrations { get; set; }

    /// <summary>Session or cache in the memory of the process.</summary>
    public List<NamedPlace> MemoryState { get; } = [];

    /// <summary>A cache that all copies share is registered.</summary>
    public bool HasSharedCache { get; set; }

    /// <summary>Uses of SQLite.</summary>
    public List<NamedPlace> Sqlite { get; } = [];

    /// <summary>Writes to files beside the app.</summary>
    public List<NamedPlace> FileWrites { get; } = [];

    /// <summary>The code redirects http to https.</summary>
    public bool RedirectsToHttps { get; set; }

    /// <summary>The code reads forwarded headers itself.</summary>
    public bool UsesForwardedHeaders { get; set; }
}

/// <summary>A name and where it stands.</summary>
sealed record NamedPlace(string Name, Location Place);

/// <summary>A route.</summary>
/// <param name="Pattern">Begins with '/'; a route of a group may lack the group's beginning.</param>
/// <param name="IsHealth">Mapped as the health checks of the app.</param>
/// <param name="Place">The pattern in the code.</param>
sealed record Route(string Pattern, bool IsHealth, Location Place)
{
    /// <summary>Whether a GET of <paramref name="path"/> may arrive here.</summary>
    public bool Answers(string path)
    {
        var (pattern, asked) = (Pattern.TrimEnd('/'), path.TrimEnd('/'));
        if (pattern.Length == 0)
            return asked.Length == 0;
        var parameter = pattern.IndexOf('{');
        return parameter < 0
            ? asked.EndsWith(pattern, StringComparison.OrdinalIgnoreCase)
            : asked.IndexOf(pattern.Substring(0, parameter).TrimEnd('/'), StringComparison.OrdinalIgnoreCase) >= 0;
    }
}

/// <summary>An address that the app listens on.</summary>
/// <param name="What">What sets it, for messages.</param>
/// <param name="Port">The port.</param>
/// <param name="IsLoopback">Reached only from inside the container.</param>
/// <param name="Place">Where it stands.</param>
sealed record ListenAddress(string What, int Port, bool IsLoopback, Location Place);

/// <summary>How a setting is read.</summary>
enum ReadKind { ConnectionString, Setting, Section, Variable }

/// <summary>A setting that the code reads.</summary>
/// <param name="Kind">How.</param>
/// <param name="Key">For a variable its name; else the key of the configuration, with ':' between its parts.</param>
/// <param name="IsRequired">Without it the code does not do its work: there is no default.</param>
/// <param name="Place">The name in the code.</param>
sealed record SettingRead(ReadKind Kind, string Key, bool IsRequired, Location Place)
{
    /// <summary>The environment variable that gives it.</summary>
    public string Variable => Kind switch
    {
        ReadKind.ConnectionString => "ConnectionStrings__" + Key.Replace(":", "__"),
        ReadKind.Variable => Key,
        _ => Key.Replace(":", "__"),
    };
}
