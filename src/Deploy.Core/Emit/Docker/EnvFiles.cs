using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Emit.Data;

namespace Deploy.Core.Emit.Docker;

/// <summary>A variable that whoever runs the compose files may set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is where nobody sets it.</param>
/// <param name="Use">What it does, in a sentence.</param>
sealed record EnvVariable(string Name, string Value, string Use);

/// <summary>A file of compose on its way out.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Data">What stands in it.</param>
/// <param name="IsLaptop">For the machine of a developer; else for a server.</param>
sealed record ComposeSource(string Name, DataMap Data, bool IsLaptop);

/// <summary>.env and .env.example. Where a variable is read is looked up in the files themselves, so it cannot be wrong.</summary>
static class EnvFiles
{
    static readonly Regex Interpolated = new(@"\$(?:\$|\{(?<name>[A-Za-z_][A-Za-z0-9_]*))", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    static readonly Regex OfCaddy = new(@"\{\$(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>.env: what compose reads on a laptop, so that its files run without any setting.</summary>
    public static string Env(string project, IReadOnlyList<ComposeSource> files, string header)
    {
        // Compose names a project after its folder, and that is "docker" for every app.
        var text = new StringBuilder($"# {header}\nCOMPOSE_PROJECT_NAME={project}\n");
        if (Profiles(files.Where(static file => file.IsLaptop)).Contains(ComposeFile.Workers, StringComparer.Ordinal))
            text.Append("COMPOSE_PROFILES=").Append(ComposeFile.Workers).Append('\n');
        return text.ToString();
    }

    /// <summary>.env.example: every variable of the compose files and of the Caddyfile, what it does, its default, and where it is read.</summary>
    public static string Example(string project, IReadOnlyList<ComposeSource> files, IReadOnlyList<EnvVariable> known, string? caddyfile, string header)
    {
        var text = new StringBuilder($"# {header}\n");
        text.Append("# On a server: cp .env.example .env. No secret of production belongs here: those are files (init-secrets.sh).\n")
            .Append("# A line that is missing, or begins with '#', means the default that it shows.\n");
        void Add(string name, string value, string where, string use, string before = "") => text.Append("\n# ").Append(use).Append("\n# Read by ").Append(where).Append(".\n").Append(before).Append(name).Append('=').Append(value).Append('\n');
        Add("COMPOSE_FILE", "compose.production.yaml", "compose itself", "What plain 'docker compose up -d' in this folder means.");
        Add("COMPOSE_PROJECT_NAME", project, "compose itself", "Keeps these containers and volumes apart from those of others.");
        var profiles = Profiles(files).ToList();
        if (profiles.Count > 0)
        {
            var on = profiles.Contains(ComposeFile.Workers, StringComparer.Ordinal) ? ComposeFile.Workers : "";
            Add("COMPOSE_PROFILES", on, "compose itself", $"What starts besides, with commas between: {string.Join(", ", profiles.Where(static profile => profile != ComposeFile.Seed))}.{(on.Length > 0 ? " Without 'workers' no worker runs." : "")}");
        }

        var places = files.ToDictionary(static file => file, static file => Read(file.Data));
        var used = new HashSet<string>(places.Values.SelectMany(static place => place.Keys), StringComparer.Ordinal);
        foreach (var variable in known.Where(variable => places.Any(place => !place.Key.IsLaptop && place.Value.ContainsKey(variable.Name))))
            Add(variable.Name, variable.Value, Where(variable.Name, places), variable.Use);
        if (caddyfile is not null && Fixed(caddyfile, used) is { Count: > 0 } names)
            text.Append("\n# Not to be set here: the compose file gives the Caddyfile ").Append(string.Join(", ", names)).Append(" from deployment.yaml.\n");
        text.Append("\n# --- On a laptop -------------------------------------------------------------------------------------\n")
            .Append("# The values stand in deploy/docker/.env beside the project, which takes the place of the generated .env. So that file needs\n")
            .Append("# COMPOSE_PROJECT_NAME too").Append(profiles.Contains(ComposeFile.Workers, StringComparer.Ordinal) ? ", and COMPOSE_PROFILES=workers, or no worker starts.\n" : ".\n");
        foreach (var variable in known.Where(variable => used.Contains(variable.Name) && places.All(place => place.Key.IsLaptop || !place.Value.ContainsKey(variable.Name))))
            Add(variable.Name, variable.Value, Where(variable.Name, places), variable.Use, "# ");
        return text.ToString();
    }

    static string Where(string name, IReadOnlyDictionary<ComposeSource, SortedDictionary<string, SortedSet<string>>> places) =>
        string.Join("; ", places.Where(place => place.Value.ContainsKey(name)).Select(place => $"{place.Key.Name} ({string.Join(", ", place.Value[name])})"));

    // What Caddy is told and nobody can set: neither compose's, nor of the same name as one that compose hands over.
    static IReadOnlyList<string> Fixed(string caddyfile, HashSet<string> used) =>
        OfCaddy.Matches(caddyfile).Cast<Match>().Select(static match => match.Groups["name"].Value).Where(name => !used.Contains(name)).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();

    static IEnumerable<string> Profiles(IEnumerable<ComposeSource> files) =>
        files.SelectMany(static file => (DataMap)file.Data["services"]!).SelectMany(static service => ((DataMap)service.Value)["profiles"] as DataList ?? [])
            .Select(static profile => (string)((DataScalar)profile).Value!).Distinct(StringComparer.Ordinal).OrderBy(static profile => profile, StringComparer.Ordinal);

    // Variable → the services that read it.
    static SortedDictionary<string, SortedSet<string>> Read(DataMap file)
    {
        var read = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var service in (DataMap)file["services"]!)
        {
            foreach (var name in Texts(service.Value).SelectMany(static text => Interpolated.Matches(text).Cast<Match>()).Select(static match => match.Groups["name"]).Where(static name => name.Success).Select(static name => name.Value))
            {
                if (!read.TryGetValue(name, out var services))
                    read.Add(name, services = new SortedSet<string>(StringComparer.Ordinal));
                services.Add(service.Key);
            }
        }

        return read;
    }

    static IEnumerable<string> Texts(DataNode node) => node switch
    {
        DataMap map => map.SelectMany(static entry => Texts(entry.Value)),
        DataList list => list.SelectMany(Texts),
        DataScalar { Value: string text } => [text],
        _ => [],
    };
}
