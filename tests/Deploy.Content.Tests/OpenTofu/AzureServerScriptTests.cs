using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Deploy.Content.Tests.Recording;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>The scripts of a machine in Azure: with the real <c>curl</c>, <c>jq</c>, <c>wipefs</c> and <c>mkfs.ext4</c>, on a file as disk.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AzureServerScriptTests
{
    const string Deploy = "opentofu/azure/modules/server/files/deploy.sh";
    const string Prepare = "opentofu/azure/modules/server/files/prepare-disk.sh";
    const string App = "/srv/app";
    const string Disk = "/dev/disk/azure/data/by-lun/0";

    [Test]
    public void The_app_is_started_with_its_secrets_out_of_the_vault()
    {
        using var azure = new AzureRecording { Bundle = Bundle() };
        azure.Secret("stripe-key", "sk_live\nof two lines");
        azure.Secret("registry-login", "ghcr.io robot pa ss");
        using var machine = Machine(azure);
        machine.Write($"{App}/secrets/Stripe__Key", "the old one");

        var (exitCode, output, error) = Run(machine, azure);

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(machine.Read($"{App}/secrets/Stripe__Key"), Is.EqualTo("sk_live\nof two lines"));
        Assert.That(machine.Read($"{App}/secrets/POSTGRES_PASSWORD"), Has.Length.EqualTo(32));
        Assert.That(machine.Read($"{App}/.env"), Is.EqualTo("DOMAIN=shop.example.com\nTLS=me@example.com\nTAG=7\n"));
        Assert.That(machine.Log, Is.EqualTo((string[])[
            "docker login ghcr.io --username robot --password-stdin",
            "docker compose pull --quiet",
            "docker compose up --detach --remove-orphans --wait --wait-timeout 300",
            "docker image prune --force",
            "docker compose ps",
        ]));
        Assert.That(machine.Read("/password"), Is.EqualTo("pa ss"));
        Assert.That(azure.Calls, Is.EqualTo((string[])[
            "200 /metadata/identity/oauth2/token",
            "200 /deploy/docker.tar.gz",
            "200 /metadata/identity/oauth2/token",
            "200 /secrets/stripe-key",
            "200 /secrets/registry-login",
        ]));
    }

    /// <summary>Else state/upstream.caddy would lead to a colour that nothing starts.</summary>
    [Test]
    public void Settings_of_the_machine_stay_and_those_of_the_release_and_new_ones_come()
    {
        using var azure = new AzureRecording { Bundle = Bundle("DOMAIN=localhost\nTLS=internal\nTAG=7\nTAG_GREEN=7\nCOMPOSE_PROFILES=workers\nARGUMENTS=--a=b=\n# NOT=set\n") };
        using var machine = Machine(azure);
        machine.Write($"{App}/secrets/Stripe__Key", "of the machine");
        machine.Write($"{App}/.env", "# mine\nDOMAIN=old.example.com\nTLS=me@example.com\nTAG=6\nTAG_GREEN=6-rc1\nCOMPOSE_PROFILES=green\nMAX_BODY=1GB");

        var (exitCode, output, error) = Run(machine, azure);

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(machine.Read($"{App}/.env"), Is.EqualTo(
            "# mine\nDOMAIN=shop.example.com\nTLS=me@example.com\nTAG=7\nTAG_GREEN=6-rc1\nCOMPOSE_PROFILES=green,workers\nMAX_BODY=1GB\nARGUMENTS=--a=b=\n"));
        Assert.That(Run(machine, azure).ExitCode, Is.Zero);
        Assert.That(machine.Read($"{App}/.env"), Does.EndWith("COMPOSE_PROFILES=green,workers\nMAX_BODY=1GB\nARGUMENTS=--a=b=\n"));
    }

    [Test]
    public void A_secret_that_only_the_machine_has_stays()
    {
        using var azure = new AzureRecording { Bundle = Bundle() };
        using var machine = Machine(azure);
        machine.Write($"{App}/secrets/Stripe__Key", "of the machine");

        var (exitCode, output, error) = Run(machine, azure);

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(machine.Read($"{App}/secrets/Stripe__Key"), Is.EqualTo("of the machine"));
        Assert.That(machine.Log, Has.None.StartsWith("docker login"));
    }

    [Test]
    public void A_secret_that_nobody_has_stops_it()
    {
        using var azure = new AzureRecording { Bundle = Bundle() };
        using var machine = Machine(azure);

        var (exitCode, output, error) = Run(machine, azure);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(output + error, Does.Contain("Stripe__Key"));
        Assert.That(machine.Log, Is.Empty);
    }

    /// <summary>Else the machine would go on with the old value, and say nothing.</summary>
    [Test]
    public void A_vault_that_refuses_is_not_taken_for_one_without_secrets()
    {
        using var azure = new AzureRecording { Bundle = Bundle() };
        azure.RefuseSecrets(403);
        using var machine = Machine(azure);
        machine.Write($"{App}/secrets/Stripe__Key", "the old one");

        var (exitCode, _, error) = Run(machine, azure);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("stripe-key").And.Contain("403"));
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void Nothing_uploaded_yet_is_said()
    {
        using var azure = new AzureRecording();
        using var machine = Machine(azure);

        var (exitCode, _, error) = Run(machine, azure);

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("nothing to fetch"));
        Assert.That(machine.Log, Is.Empty);
    }

    [Test]
    public void Without_its_disk_nothing_is_written()
    {
        using var azure = new AzureRecording { Bundle = Bundle() };
        using var machine = Machine(azure);
        machine.StandIn("exit 32", "mountpoint");

        Assert.That(Run(machine, azure).ExitCode, Is.EqualTo(1));
        Assert.That(azure.Calls, Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(machine.Root + App), Is.Empty);
    }

    [Test]
    public void A_new_disk_is_formatted_once()
    {
        using var machine = NewMachine();
        machine.Write(Disk, "");
        Disks.MakeEmpty(machine.Root + Disk);

        var first = machine.Run();
        var log = machine.Log;
        var made = Disks.Describe(machine.Root + Disk);
        var second = machine.Run();

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(made, Does.Contain("TYPE=\"ext4\"").And.Contain("LABEL=\"data\""));
        Assert.That(Disks.Describe(machine.Root + Disk), Is.EqualTo(made), "The second run leaves the file system alone.");
        Assert.That(log, Does.Contain("mount /srv").And.Contain("systemctl daemon-reload"));
        Assert.That(machine.Log, Has.None.EqualTo("mount /srv").And.None.EqualTo("systemctl daemon-reload"));
        Assert.That(machine.Read("/etc/fstab").Split('\n').Count(static line => line.StartsWith("LABEL=data /srv ext4 ", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(Directory.Exists($"{machine.Root}/srv/docker"), Is.True);
    }

    [TestCase("ext4", 0)]
    [TestCase("swap", 1)]
    [TestCase("partitions", 1)]
    public void A_disk_with_anything_on_it_is_not_formatted(string content, int expected)
    {
        using var machine = NewMachine();
        machine.Write(Disk, "");
        Disks.Make(machine.Root + Disk, content);
        var before = Disks.Describe(machine.Root + Disk);

        var (exitCode, _, error) = machine.Run();

        Assert.That(exitCode, Is.EqualTo(expected), error);
        Assert.That(Disks.Describe(machine.Root + Disk), Is.EqualTo(before));
        if (expected > 0)
            Assert.That(error, Does.Contain("holds something else"));
    }

    [Test]
    public void A_disk_that_the_kernel_sees_partitions_on_is_not_formatted()
    {
        using var machine = NewMachine();
        machine.Write(Disk, "");
        Disks.MakeEmpty(machine.Root + Disk);
        machine.StandIn("printf 'sdc\\n└─sdc1\\n'", "lsblk");

        Assert.That(machine.Run().ExitCode, Is.EqualTo(1));
        Assert.That(Disks.Describe(machine.Root + Disk), Is.Empty);
    }

    [Test]
    public void A_disk_that_cannot_be_read_is_not_formatted()
    {
        using var machine = NewMachine();
        machine.Write(Disk, "");
        Disks.MakeEmpty(machine.Root + Disk);
        machine.StandIn("exit 1", "wipefs");

        Assert.That(machine.Run().ExitCode, Is.Not.Zero);
        Assert.That(Disks.Describe(machine.Root + Disk), Is.Empty);
    }

    [Test]
    public void A_disk_that_does_not_come_ends_it()
    {
        using var machine = NewMachine();

        var (exitCode, _, error) = machine.Run();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("no data disk came"));
    }

    static ScriptFolder NewMachine()
    {
        Disks.Require();
        var machine = new ScriptFolder(Prepare, "/dev/disk/azure/", "/etc/fstab", "/srv/docker", App);
        Directory.CreateDirectory($"{machine.Root}/dev/disk/azure");
        machine.Write("/etc/fstab", "");
        machine.StandIn("", "systemctl", "sleep");
        // It takes real disks only.
        machine.StandIn("echo sdc", "lsblk");
        machine.StandIn($"touch '{machine.Root}/mounted'", "mount");
        machine.StandIn($"[[ -e '{machine.Root}/mounted' ]]", "mountpoint");
        return machine;
    }

    static ScriptFolder Machine(AzureRecording azure)
    {
        Tool.Require("curl");
        Tool.Require("jq");
        var machine = new ScriptFolder(Deploy, "/etc/deploy.env", App, "/run/deploy.lock");
        Directory.CreateDirectory(machine.Root + App);
        machine.Write("/etc/deploy.env", string.Create(CultureInfo.InvariantCulture, $"""
            BUNDLE_URL=http://storage.test:{azure.Port}/deploy/docker.tar.gz
            VAULT_URI=http://vault.test:{azure.Port}/
            DOMAIN=shop.example.com
            TLS=me@example.com

            """));
        machine.StandIn($"[[ $1 != login ]] || cat >'{machine.Root}/password'", "docker");
        machine.StandIn("", "sleep");
        // Not logged: it is only asked.
        machine.Program("/bin/mountpoint", "");
        return machine;
    }

    /// <summary>The addresses stay as they are: the recorder is curl's proxy.</summary>
    static (int ExitCode, string Output, string Error) Run(ScriptFolder machine, AzureRecording azure) =>
        machine.Run(string.Create(CultureInfo.InvariantCulture, $"http_proxy=http://127.0.0.1:{azure.Port}"), "no_proxy=", "NO_PROXY=");

    static byte[] Bundle(string settings = "DOMAIN=localhost\nTLS=internal\nTAG=7\n")
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            Add(".env.example", settings);
            Add("secrets.list", "# which secrets\nPOSTGRES_PASSWORD generate\nStripe__Key ask\n");
            Add("init-secrets.sh", File.ReadAllText(Path.Combine(Repository.Root, "sdk", "content", "docker", "init-secrets.sh")));

            void Add(string name, string text) => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            });
        }

        return stream.ToArray();
    }
}
