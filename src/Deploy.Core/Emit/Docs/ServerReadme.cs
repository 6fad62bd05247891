using System.Globalization;
using System.Text;
using Deploy.Core.Emit.Solution;
using Deploy.Core.Plan;
using Deploy.Core.Solution;

namespace Deploy.Core.Emit.Docs;

/// <summary>docker/server/README.md: the server of this deployment, for who sets it up and who is on call.</summary>
static class ServerReadme
{
    /// <summary>A database that runs here, and how it is saved.</summary>
    sealed record Saved(string Folder, string Database, string Kind, ServerBackupPlan Backup);

    /// <summary>How a version comes and goes: what stands behind install.sh, and the way back.</summary>
    sealed record Versions(string Update, string Back);

    public static string Write(DeploymentPlan plan, string header)
    {
        var hasColours = plan.Server is { HasColours: true };
        var version = hasColours
            ? new Versions(", then `switch.sh` (below) with the new tag", $"`bash /opt/{plan.Name}/server/switch.sh <the other colour>`; workers: `install.sh --tag <tag before>`")
            : new Versions(" with `--tag TAG`", $"`bash /opt/{plan.Name}/server/install.sh --tag <tag before>`");
        return $"<!-- {header} -->\n" + Write(plan.Name, plan.Domain, plan.ServesHttp, hasColours, version, SavedOf(plan, static name => name), [plan]);
    }

    public static string Write(SolutionPlan plan, string header) => $"<!-- {header} -->\n" + Write(plan.Name, plan.Domain, plan.Routes.Count > 0, hasColours: false,
        new Versions("; each service has its own `…_TAG` in `.env`", $"its `…_TAG` in `/opt/{plan.Name}/.env`, then `systemctl reload {plan.Name}`"),
        plan.Parts.SelectMany(static part => SavedOf(part, new ComposeNames(part).Container).Where(saved => !new ComposeNames(part).IsElsewhere(saved.Kind))), [.. plan.Parts]);

    static IEnumerable<Saved> SavedOf(DeploymentPlan plan, Func<string, string> container)
    {
        if (plan is { Server.PostgresBackup: { } ofPostgres, Postgres: { } postgres })
            yield return new(container("postgres"), postgres.Database, "postgres", ofPostgres);
        if (plan is { Server.MongoDbBackup: { } ofMongoDb, MongoDb: { } mongoDb })
            yield return new(container("mongodb"), mongoDb.Database, "mongodb", ofMongoDb);
    }

    static string Write(string name, string? domain, bool servesHttp, bool hasColours, Versions version, IEnumerable<Saved> databases, IReadOnlyList<DeploymentPlan> plans)
    {
        var text = new StringBuilder();
        text.Append($"""
            # {name} on one server

            Any Linux with systemd, Docker 20.10 or later and Compose (`docker compose`, or docker-compose 1.29). On Debian and Ubuntu:
            `apt-get install docker.io docker-compose-v2`.

            ```sh
            rsync -a --delete docker/ root@SERVER:/root/{name}-deploy/
            ssh root@SERVER bash /root/{name}-deploy/server/install.sh{(servesHttp && domain is null ? " --domain www.example.com" : "")}
            ```

            `install.sh` puts the folder to `/opt/{name}`, completes `.env`, makes the secrets that can be made and names the others, installs the
            unit `{name}.service` and waits until every container is healthy. `--dry-run` says what it would do, `--help` what else it knows.
            {(servesHttp ? $"The DNS record of `{domain ?? "the host name"}` must point to the server first: Caddy gets the certificate when it starts.\n" : "")}
            | what | how |
            |---|---|
            | what runs | `bash /opt/{name}/server/compose.sh ps` |
            | what it says | `bash /opt/{name}/server/compose.sh logs --tail 100` |
            | start, stop | `systemctl start {name}`, `systemctl stop {name}` |
            | update | copy the newer folder and run its `install.sh`{version.Update}; the server's `.env`, `secrets/`, `state/`, `backups/` and `compose.override.yaml` stay |
            | back to the version before | {version.Back} |


            """);
        AppendBackups(text, name, databases.ToList(), plans);
        if (hasColours)
            AppendColours(text, name);
        AppendMachine(text, name, servesHttp);
        return text.ToString();
    }

    static void AppendBackups(StringBuilder text, string name, List<Saved> databases, IReadOnlyList<DeploymentPlan> plans)
    {
        text.Append("## Backups\n\n");
        if (databases.Count > 0)
        {
            text.Append("| database | when (UTC) | kept | where | copies |\n|---|---|---|---|---|\n");
            foreach (var saved in databases)
            {
                text.Append($"| `{saved.Database}` ({saved.Kind}) | `{saved.Backup.Schedule}` | {saved.Backup.RetentionDays.ToString(CultureInfo.InvariantCulture)} days | `/opt/{name}/backups/{saved.Folder}` | ")
                    .Append(saved.Backup.Destination.Length > 0 ? $"`{saved.Backup.Destination}`" : "**none**").Append(" |\n");
            }

            text.Append($"""

                A file that is there was read back whole before it got its name. The newest is never removed. A backup that was due while the server was
                off is made when it is on again. When one fails the container is unhealthy (`compose.sh ps`), tries again every five minutes and says why
                (`compose.sh logs {databases[0].Folder}-backup`).

                ```sh
                bash /opt/{name}/server/backup.sh                  # one now
                bash /opt/{name}/server/backup.sh --list
                bash /opt/{name}/server/restore.sh backups/{databases[0].Folder}/FILE          # says what it would do
                bash /opt/{name}/server/restore.sh backups/{databases[0].Folder}/FILE --yes    # stops the app, saves what is there, restores, starts
                ```

                Restore one on another machine now and then: a backup that was never restored is a hope.


                """);
            if (databases.Exists(static saved => saved.Kind == "postgres"))
                text.Append("PostgreSQL is restored into a new database that takes the old one's place at the end: when it fails nothing has changed. It needs the room for both.\n\n");
            if (databases.Exists(static saved => saved.Kind == "mongodb"))
                text.Append("MongoDB has one server and so no log to replay: a backup holds each document as it was when it was read. Collections are replaced one by one, and those that the backup does not have stay.\n\n");
            text.Append(databases.Exists(static saved => saved.Backup.Destination.Length == 0)
                ? "Where no copies are made the backups are lost with the disk. Write `destination` into `services.….backup` of deployment.yaml, or fetch the folder from another machine:\n"
                    + $"`rsync -a root@SERVER:/opt/{name}/backups/ /srv/backups/{name}/`.\n\n"
                : "Copies keep their own retention; when nothing is copied any more nothing is removed there. A life-cycle rule and object lock of the bucket protect them from whoever takes over this server.\n\n");
        }
        else
        {
            text.Append("No database runs here that would have to be saved.\n\n");
        }

        if (plans.Any(static plan => plan.Redis is { ExternalHost: null }))
        {
            text.Append("Redis writes each change to its append-only file and loses a second at most when the power fails; it is not copied elsewhere. Caches need none. "
                + "Where queues are kept in it: `bash /opt/").Append(name).Append("/server/compose.sh stop redis`, copy the volume `redis-data`, and start it again.\n\n");
        }

        if (plans.Any(static plan => plan.RabbitMq is { ExternalHost: null }))
        {
            text.Append("RabbitMQ keeps its messages in the volume `rabbitmq-data`, which is not copied elsewhere: messages are on their way, and a copy of yesterday would deliver them twice. "
                + "Users, queues and bindings are saved by `bash /opt/").Append(name).Append("/server/compose.sh exec -T rabbitmq rabbitmqctl export_definitions -` and read back by `rabbitmqctl import_definitions`.\n\n");
        }

        text.Append($"`/opt/{name}/secrets` and `.env` are in no backup: keep a copy in a password store. Caddy gets its certificates anew by itself.\n\n");
    }

    static void AppendColours(StringBuilder text, string name) => text.Append($"""
        ## Blue and green

        `app-blue` and `app-green` are the same app in two versions; Caddy sends all requests to one of them.

        ```sh
        bash /opt/{name}/server/switch.sh --status
        bash /opt/{name}/server/switch.sh green --tag 1.2.0    # starts it beside blue, waits until it answers, moves the requests
        bash /opt/{name}/server/switch.sh blue                 # back, at once
        bash /opt/{name}/server/compose.sh stop app-blue       # when it is not needed any more
        ```

        Requests that are under way end where they began. The choice is in `state/upstream.caddy` and survives restarts. Both colours share the
        database, so a migration must suit both. Workers and migrations follow `TAG`: `install.sh --tag 1.2.0` moves them.


        """);

    static void AppendMachine(StringBuilder text, string name, bool servesHttp) => text.Append($"""
        ## Firewall

        {(servesHttp ? "Only Caddy is published: ports 80, 443 and, for HTTP/3, 443/udp." : "Nothing is published.")} Databases are on a network without a way out.

        **Published ports of Docker pass by ufw**: Docker puts its own rules before those of ufw, so `ufw deny 443` closes nothing. ufw is still right
        for all that is no container:

        ```sh
        ufw default deny incoming
        ufw allow 22/tcp
        {(servesHttp ? "ufw allow 80/tcp && ufw allow 443/tcp && ufw allow 443/udp    # says what Docker does anyway\n" : "")}ufw enable
        ```

        To close a published port to some, write a rule into the chain that Docker leaves for this, or use the firewall of the provider:

        ```sh
        iptables -I DOCKER-USER -i eth0 -m conntrack --ctorigdstport 443 --ctdir ORIGINAL ! -s 203.0.113.0/24 -j DROP
        ```

        With nftables alone: rules for containers belong into `forward`, before those of Docker; a table with `policy drop` in `input` does not
        touch them. Never publish a port of a database: `127.0.0.1:5432:5432` at most, and better `ssh -L` to a container's address.

        ## The machine

        - Security updates by themselves: `apt-get install unattended-upgrades && dpkg-reconfigure -plow unattended-upgrades`. A restart at night is safe: the unit stops all in time and starts it again.
        - Docker at boot: `systemctl enable docker`. Containers go on while the engine is updated with `"live-restore": true` in `/etc/docker/daemon.json`.
        - Logs are rotated by the engine (five files of 10 MB each); the unit's own: `journalctl --unit {name}`.
        - Disk: `docker system df`; old images go with `docker image prune --all --filter until=240h`.
        - Who may use Docker is root. Nobody but administrators belongs into the group `docker`.

        """);
}
