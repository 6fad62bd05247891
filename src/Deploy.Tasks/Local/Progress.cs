using System.Globalization;

namespace Deploy.Tasks.Local;

/// <summary>How far each service is, and for how long. Knows no console: that is <see cref="ProgressView"/>.</summary>
sealed class Progress
{
    readonly Func<TimeSpan> clock;
    readonly List<ServiceProgress> services;

    /// <param name="names">The services, as they are shown.</param>
    /// <param name="clock">Time since the start.</param>
    public Progress(IEnumerable<string> names, Func<TimeSpan> clock)
    {
        this.clock = clock;
        services = names.Select(name => new ServiceProgress(name, clock())).ToList();
    }

    /// <summary>The services, as they are shown.</summary>
    public IReadOnlyList<ServiceProgress> Services => services;

    /// <summary>When anything changed last.</summary>
    public TimeSpan LastChange { get; private set; }

    /// <summary>Something happens that no phase shows.</summary>
    public void Touch() => LastChange = clock();

    /// <summary>Sets a phase.</summary>
    /// <returns>Whether it is another one than before.</returns>
    public bool Set(string service, Phase phase, string detail = "")
    {
        var entry = services.Find(candidate => candidate.Name == service);
        if (entry is null)
            return false;
        entry.Detail = detail;
        if (entry.Phase == phase)
            return false;
        entry.Phase = phase;
        entry.Changed = LastChange = clock();
        return true;
    }

    /// <summary>The phase that follows from what the engine says.</summary>
    /// <param name="container">The container; null before it is there.</param>
    /// <param name="answers">Whether something listens behind its published ports.</param>
    public static Phase Of(ContainerState? container, bool answers) => container switch
    {
        null or { Status: "created" } => Phase.Waiting,
        { HasEnded: true } => Phase.Failed,
        { IsUnhealthy: true } => Phase.Unhealthy,
        { Status: "exited" } => Phase.Finished,
        { IsReady: true, HealthStatus: "healthy" } => answers ? Phase.Healthy : Phase.Starting,
        { IsReady: true } => answers ? Phase.Running : Phase.Starting,
        _ => Phase.Starting,
    };

    /// <summary>Minutes and seconds, or seconds with one digit behind the point.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
        : $"{(int)time.TotalMinutes}:{time.Seconds.ToString("00", CultureInfo.InvariantCulture)} min";
}

/// <summary>How far a service is.</summary>
sealed class ServiceProgress(string name, TimeSpan now)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>How far it is.</summary>
    public Phase Phase { get; set; }

    /// <summary>What it does just now; may be empty.</summary>
    public string Detail { get; set; } = "";

    /// <summary>Since when.</summary>
    public TimeSpan Changed { get; set; } = now;

    /// <summary>Nothing more is to come.</summary>
    public bool IsSettled => Phase is Phase.Running or Phase.Healthy or Phase.Finished or Phase.Failed or Phase.Unhealthy or Phase.Stopped or Phase.Removed;

    /// <summary>As it should be after a start.</summary>
    public bool IsReady => Phase is Phase.Running or Phase.Healthy or Phase.Finished;
}

/// <summary>Phases of a service; their names in lower case are shown.</summary>
enum Phase
{
    Waiting,
    Building,
    Built,
    Pulling,
    Starting,
    Running,
    Healthy,
    Finished,
    Failed,
    Unhealthy,
    Stopping,
    Stopped,
    Removed,
}
