namespace Deploy.Tasks.Local;

/// <summary>Shows <see cref="Progress"/>: on a terminal a line for each service, replaced in place; elsewhere a line for each change.</summary>
sealed class ProgressView(LiveConsole console, Progress progress, Func<TimeSpan> clock)
{
    const int PhaseWidth = 10;
    const int TimeWidth = 10;

    readonly Dictionary<string, Phase> shown = new(StringComparer.Ordinal);
    readonly int nameWidth = progress.Services.Select(static service => service.Name.Length).DefaultIfEmpty(0).Max();

    /// <summary>Shows what has changed.</summary>
    public void Show()
    {
        if (LiveConsole.CanReplace)
            console.Replace(progress.Services.Select(Line).ToList());
        foreach (var service in progress.Services)
        {
            if (shown.TryGetValue(service.Name, out var last) ? last == service.Phase : service.Phase == Phase.Waiting)
                continue;
            shown[service.Name] = service.Phase;
            if (!LiveConsole.CanReplace)
                console.Add([$"  {service.Name.PadRight(nameWidth)}  {Name(service.Phase)} ({Progress.Duration(clock())})"]);
        }
    }

    string Line(ServiceProgress service)
    {
        var name = Name(service.Phase);
        var time = Progress.Duration(service.IsSettled ? service.Changed : clock() - service.Changed);
        var start = $"  {service.Name.PadRight(nameWidth)}  {Colour(service.Phase, name.PadRight(PhaseWidth))}{time.PadLeft(TimeWidth)}";
        var room = LiveConsole.Width - nameWidth - PhaseWidth - TimeWidth - 8;
        var detail = service.IsSettled ? "" : service.Detail;
        if (detail.Length == 0 || room < 10)
            return start;
        return $"{start}  {Dim(detail.Length <= room ? detail : detail.Substring(0, room - 1) + "…")}";
    }

    static string Name(Phase phase) => phase.ToString().ToLowerInvariant();

    static string Colour(Phase phase, string text) => !LiveConsole.HasColour ? text : phase switch
    {
        Phase.Healthy or Phase.Running or Phase.Finished or Phase.Removed or Phase.Stopped => $"\x1b[32m{text}\x1b[0m",
        Phase.Failed or Phase.Unhealthy => $"\x1b[31m{text}\x1b[0m",
        Phase.Waiting => Dim(text),
        _ => $"\x1b[36m{text}\x1b[0m",
    };

    static string Dim(string text) => LiveConsole.HasColour ? $"\x1b[2m{text}\x1b[0m" : text;
}
