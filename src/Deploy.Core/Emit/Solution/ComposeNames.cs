using Deploy.Core.Emit.Docker;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Solution;

/// <summary>What the parts of one service are called in the compose file of the whole solution.</summary>
/// <param name="plan">The service, or the group of shared backing services.</param>
sealed class ComposeNames(DeploymentPlan plan)
{
    /// <summary>Network of the shared backing services.</summary>
    public const string SharedNetwork = "shared";

    /// <summary>The backing services that a compose file may have.</summary>
    public static readonly string[] Backing = ["mongodb", "postgres", "rabbitmq", "redis"];

    readonly SolutionPart part = plan.Part ?? throw new ArgumentException("The plan is of no solution.", nameof(plan));

    /// <summary>Whether a container of the service's own file is run once for the whole solution instead.</summary>
    public bool IsElsewhere(string container) => part.Shared.Contains(Database(container), StringComparer.Ordinal) || (part.IsShared && container == "app");

    /// <summary>The backing service that a container is, or whose backups it makes: <c>postgres</c> of <c>postgres-backup</c>.</summary>
    public static string Database(string container) =>
        IsOffsite(container) ? container.Substring(0, container.Length - BackupServices.OffsiteSuffix.Length)
        : IsBackup(container) ? container.Substring(0, container.Length - BackupServices.Suffix.Length) : container;

    /// <summary>Whether a container of a service's own file makes backups.</summary>
    public static bool IsBackup(string container) => Backing.Any(kind => container == kind + BackupServices.Suffix);

    /// <summary>Whether a container of a service's own file copies backups elsewhere.</summary>
    public static bool IsOffsite(string container) => Backing.Any(kind => container == kind + BackupServices.OffsiteSuffix);

    /// <summary>A container: <c>app</c> of orders is <c>orders</c>, its <c>postgres</c> is <c>orders-postgres</c>.</summary>
    public string Container(string name) => part.IsShared || part.Shared.Contains(name, StringComparer.Ordinal) ? name : name == "app" ? plan.Name : $"{plan.Name}-{name}";

    /// <summary>The network on which only the service and its own backing services are.</summary>
    public string DataNetwork => part.IsShared ? SharedNetwork : $"{plan.Name}-data";

    /// <summary>A volume.</summary>
    public string Volume(string name) => part.IsShared ? name : $"{plan.Name}-{name}";

    /// <summary>A secret: also the name of its file, and of the environment variable that may hold it.</summary>
    public string Secret(string name) => part.IsShared || IsOfShared(name) ? name : $"{plan.Name.Replace('-', '_')}_{name}";

    /// <summary>Variable of .env with the tag of the image.</summary>
    public string TagVariable => $"{plan.Name.ToUpperInvariant().Replace('-', '_')}_TAG";

    /// <summary>Variable of .env with the port on a laptop.</summary>
    public string PortVariable => $"{plan.Name.ToUpperInvariant().Replace('-', '_')}_PORT";

    /// <summary>Whether a secret belongs to this service, and not to a shared backing service.</summary>
    public bool IsOwn(string name) => !IsOfShared(name);

    /// <summary>The lines of secrets.list for this service, without those of shared backing services.</summary>
    public IEnumerable<SecretRow> SecretRows() => SecretsList.Rows(plan)
        .Where(row => part.IsShared ? IsPassword(row) : !IsOfShared(row.Name) && IsOfOwnBackup(row.Name))
        .Select(row => new SecretRow(Secret(row.Name), row.Kind, SecretReference.Replace(row.Text, match => $"{{{Secret(match.Groups["name"].Value)}}}")));

    static readonly System.Text.RegularExpressions.Regex SecretReference = new(@"\{(?<name>[A-Za-z0-9_]+)\}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // The addresses with the password in them belong to who uses it.
    static bool IsPassword(SecretRow row) => row.Kind != "template";

    // Whoever makes the backups has the key of the place where they go.
    bool IsOfOwnBackup(string name) => !BackupServices.Secrets(plan).Contains(name, StringComparer.Ordinal) || plan.Secrets.Any(secret => secret.Name == name)
        || plan.Server?.PostgresBackup?.Secrets.Contains(name, StringComparer.Ordinal) == true
        || (plan.Server?.MongoDbBackup?.Secrets.Contains(name, StringComparer.Ordinal) == true && !part.Shared.Contains("mongodb", StringComparer.Ordinal));

    // What the server itself reads; the addresses with a password in them belong to the client.
    bool IsOfShared(string name) => ServicePasswords.Of(plan).Any(password => password.Name == name && part.Shared.Contains(password.Service, StringComparer.Ordinal));
}
