using Deploy.Core.Artifacts;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>docker/server and docker/backup: what runs a server beside the compose files.</summary>
static class ServerFolder
{
    /// <summary>The file that says where Caddy sends the requests.</summary>
    public const string Upstream = "upstream.caddy";

    /// <summary>The scripts, and the unit that starts them at boot.</summary>
    /// <param name="name">Name of the app or solution, and of its compose project.</param>
    /// <param name="plans">Every service in every environment.</param>
    /// <param name="content">The files that are the same for every app.</param>
    /// <param name="header">Comment at the top of a file.</param>
    public static IEnumerable<Artifact> Files(string name, IReadOnlyList<DeploymentPlan> plans, ContentFiles content, string header)
    {
        if (plans.All(static plan => plan.Server is null))
            yield break;
        var hasBackups = plans.Any(static plan => plan.Server is { PostgresBackup: not null } or { MongoDbBackup: not null });
        if (hasBackups)
        {
            foreach (var (path, text) in content.Below("docker/backup"))
                yield return Script($"docker/backup/{path}", text);
        }

        foreach (var (path, text) in content.Below("docker/server").Where(file => IsUsed(file.Path, hasBackups, plans.Any(static plan => plan.Server is { HasColours: true }))))
            yield return Script($"docker/server/{path}", text);
        yield return Artifact.OfText($"docker/server/{name}.service", Unit(name, header), []);
    }

    /// <summary>upstream.caddy: where Caddy sends the requests as long as nobody has switched.</summary>
    public static string UpstreamOf(DeploymentPlan plan, string header) =>
        $"# {header}\n# Part of Caddyfile: who gets the requests."
        + (plan.Server is { HasColours: true } ? " server/switch.sh writes state/upstream.caddy, which takes this file's place." : "")
        + $"\nto {ComposeFile.AppServices(plan).First()}:{plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}\n";

    // What others read has no first line that names a shell.
    static Artifact Script(string path, string text) => Artifact.OfText(path, text, []) with { IsExecutable = text.StartsWith("#!", StringComparison.Ordinal) };

    static bool IsUsed(string path, bool hasBackups, bool hasColours) => path switch
    {
        "backup.sh" or "restore.sh" => hasBackups,
        "switch.sh" => hasColours,
        _ => true,
    };

    // The containers restart by themselves; the unit brings them back in their order after a boot, and stops them in time before one.
    static string Unit(string name, string header) => $"""
        # {header}
        # server/install.sh puts it into /etc/systemd/system, with the folder that was chosen.
        [Unit]
        Description={name}, by Docker Compose
        Documentation=file:///opt/{name}/server/README.md
        # Not Requires: the containers outlive an engine that is restarted, and would be stopped with it.
        Wants=docker.service network-online.target
        After=docker.service network-online.target
        RequiresMountsFor=/opt/{name}

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        WorkingDirectory=/opt/{name}
        ExecStart=/bin/bash /opt/{name}/server/compose.sh up --detach --remove-orphans
        ExecReload=/bin/bash /opt/{name}/server/compose.sh up --detach --remove-orphans
        ExecStop=/bin/bash /opt/{name}/server/compose.sh stop
        Restart=on-failure
        RestartSec=30
        TimeoutStartSec=15min
        TimeoutStopSec=5min

        [Install]
        WantedBy=multi-user.target

        """;
}
