using System.Globalization;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>What the variables of the compose files do, in the order in which .env.example has them. Those that no file reads are left out there.</summary>
static class EnvVariables
{
    /// <summary>Of an app that stands alone.</summary>
    public static IReadOnlyList<EnvVariable> Of(DeploymentPlan plan) =>
    [
        OfTag("TAG", plan, ""),
        new("TAG_BLUE", plan.PinnedTag, "Tag of the image of app-blue; TAG is that of the workers and migrations."),
        new("TAG_GREEN", plan.PinnedTag, "Tag of the image of app-green. server/switch.sh writes both."),
        .. OfProxy(plan.Domain),
        .. OfOffsite(),
        new("PORT", plan.Port.ToString(CultureInfo.InvariantCulture), "Port of the app on this machine; 127.0.0.1 only."),
        .. OfTools(),
        .. OfWatch(plan.Image.User),
        .. plan.Secrets.Select(static secret => OfSecret(secret.Name)),
    ];

    /// <summary>Which image runs.</summary>
    /// <param name="name">Name of the variable.</param>
    /// <param name="plan">The app.</param>
    /// <param name="whose">Behind the word image; empty where there is one app.</param>
    public static EnvVariable OfTag(string name, DeploymentPlan plan, string whose) => new(name, plan.PinnedTag, plan.ImageDigest.Length == 0
        ? $"Tag of the image{whose} that runs."
        : $"The image{whose} that runs: its tag, and behind @ the bytes that this tag stood for when it was published. Another tag alone does, too.");

    /// <summary>What Caddy has to know.</summary>
    public static IEnumerable<EnvVariable> OfProxy(string? domain) =>
    [
        new("DOMAIN", domain ?? "app.example.com", "Host name; Caddy gets the certificate for it, so it must point to this server before the first start."),
        new("TLS", domain is null ? "internal" : "", "Where the certificate comes from. Empty: Let's Encrypt. An e-mail address: the same, with an account. internal: an authority of Caddy's own."),
        new("HTTP_PORT", "80", "Port for the redirect to https."),
        new("HTTPS_PORT", "443", "Port for https."),
        new("MAX_BODY", "10MB", "Largest request body."),
    ];

    /// <summary>Where copies of backups go.</summary>
    public static IEnumerable<EnvVariable> OfOffsite() =>
    [
        new("OFFSITE_REGION", "us-east-1", "Region of the bucket that gets copies of the backups."),
        new("OFFSITE_ENDPOINT", "", "Address of its storage (https://…) where that is not Amazon's."),
    ];

    /// <summary>Ports of the tools for people.</summary>
    public static IEnumerable<EnvVariable> OfTools() =>
    [
        new("ADMINER_PORT", "9080", "Port of Adminer (profile tools), on 127.0.0.1 only. From elsewhere: ssh -L 9080:127.0.0.1:9080 <server>."),
        new("GRAFANA_PORT", "9030", "Port of Grafana (profile observability), on 127.0.0.1 only."),
        new("PROMETHEUS_PORT", "9090", "Port of Prometheus (profile observability), on 127.0.0.1 only."),
    ];

    /// <summary>What compose.watch.yaml reads.</summary>
    /// <param name="user">User of the image.</param>
    public static IEnumerable<EnvVariable> OfWatch(int user)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        return
        [
            new("WATCH_POLLING", "false", "true: files are compared every second. Needed where the system tells no changes: source on a share, or of Windows outside of WSL."),
            new("WATCH_USER", $"{number}:{number}", "User and group that the app runs as while its source is mounted: your own (id -u, id -g) where it writes into the source, or where others may not read it. DeployUp sets it."),
        ];
    }

    /// <summary>A secret that the user names; on a server it is a file.</summary>
    public static EnvVariable OfSecret(string name) => new(name, "", "A secret of the app. On a server it is a file instead (init-secrets.sh).");
}
