using System.Globalization;
using Deploy.Content.Tests.Recording;

namespace Deploy.Content.Tests.OpenTofu;

/// <summary>The scripts of a server in AWS: with the real <c>aws</c>, <c>blkid</c> and <c>mkfs.ext4</c>, on a file as disk.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AwsServerScriptTests
{
    const string Deploy = "opentofu/aws/modules/server/deploy-app.sh";
    const string SetUp = "opentofu/aws/modules/server/set-up-server.sh";
    const string Folder = "/opt/app/docker";
    const string Disk = "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123";

    [Test]
    public void The_first_time_the_files_come_and_nothing_is_started()
    {
        using var aws = Bucket();
        using var server = Server(aws);

        var (exitCode, output, error) = server.Run();

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(aws.Calls.Select(static call => $"{call.Service} {call.Region} {call.Operation}").Distinct(StringComparer.Ordinal), Is.EqualTo((string[])["s3 eu-west-1 ListObjectsV2", "s3 eu-west-1 GetObject"]));
        Assert.That(aws.Calls[0].Body, Does.Contain("prefix=docker/&"));
        Assert.That(server.Read($"{Folder}/compose.yaml"), Is.EqualTo("services: {}\n"));
        Assert.That(server.Read($"{Folder}/backup/run.sh"), Does.StartWith("#!"));
        Assert.That(server.IsExecutable($"{Folder}/backup/run.sh"), Is.True);
        Assert.That(output, Does.Contain("cp .env.example .env"));
        Assert.That(server.Log, Is.Empty, "Docker");
    }

    [TestCase(0)]
    [TestCase(1)]
    public void What_is_the_servers_own_stays_and_all_else_is_as_it_was_applied(int check)
    {
        using var aws = Bucket();
        aws.Put("shop-files/docker/init-secrets.sh", $"#!/bin/sh\necho \"init-secrets $*\" >>\"$LOG\"\nexit {check}\n");
        using var server = Server(aws);
        server.Write($"{Folder}/.env", "DOMAIN=shop.example.com\n");
        server.Write($"{Folder}/secrets/mine.sh", "a secret");
        // As long as the new one: aws s3 sync would leave it out.
        server.Write($"{Folder}/compose.yaml", "services: []\n");

        var (exitCode, output, error) = server.Run($"LOG={server.Root}/log");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(server.Log, Is.EqualTo((string[])["init-secrets --check", "docker compose up --detach", "docker compose ps"]));
        Assert.That(server.Read($"{Folder}/compose.yaml"), Is.EqualTo("services: {}\n"));
        Assert.That(server.Read($"{Folder}/.env"), Is.EqualTo("DOMAIN=shop.example.com\n"));
        Assert.That(server.Read($"{Folder}/secrets/mine.sh"), Is.EqualTo("a secret"));
        Assert.That(server.IsExecutable($"{Folder}/secrets/mine.sh"), Is.False);
        Assert.That(error, check == 0 ? Is.Empty : Does.Contain("going on with the secrets that are there"));
    }

    [TestCase("ListObjectsV2")]
    [TestCase("GetObject")]
    public void Without_all_the_files_nothing_is_started(string refused)
    {
        using var aws = Bucket();
        aws.Refuse(refused);
        using var server = Server(aws);
        server.Write($"{Folder}/.env", "DOMAIN=shop.example.com\n");

        var (exitCode, _, error) = server.Run();

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain("refused by the test").Or.Contain("Bad Request"));
        Assert.That(server.Log, Is.Empty);
    }

    [Test]
    public void A_new_disk_is_formatted_once()
    {
        using var server = NewServer();
        server.Write(Disk, "");
        Disks.MakeEmpty(server.Root + Disk);

        var first = server.Run();
        var log = server.Log;
        var made = Disks.Describe(server.Root + Disk);
        var second = server.Run();

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(made, Does.Contain("TYPE=\"ext4\""));
        Assert.That(Disks.Describe(server.Root + Disk), Is.EqualTo(made), "The second run leaves the file system alone.");
        Assert.That(log, Is.SupersetOf((string[])["systemctl daemon-reload", $"mount {server.Root}/opt/app", "deploy-app "]));
        Assert.That(log, Has.Some.Contains("install docker.io docker-compose-v2").And.Some.EqualTo("snap install aws-cli --classic"));
        Assert.That(log[^1], Is.EqualTo("deploy-app "), "The app last.");
        Assert.That(server.Log, Has.None.StartsWith("mount ").And.None.EqualTo("snap install aws-cli --classic"));
        Assert.That(server.Read("/etc/fstab").Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo((string[])[
            $"{server.Root}{Disk} {server.Root}/opt/app ext4 defaults,nofail,x-systemd.growfs,x-systemd.device-timeout=120s 0 2"]));
        Assert.That(Directory.Exists($"{server.Root}/opt/app/data"), Is.True);
    }

    [TestCase("ext4")]
    [TestCase("swap")]
    [TestCase("partitions")]
    public void A_disk_with_anything_on_it_is_not_formatted(string content)
    {
        using var server = NewServer();
        server.Write(Disk, "");
        Disks.Make(server.Root + Disk, content);
        var before = File.ReadAllBytes(server.Root + Disk);

        server.Run();

        Assert.That(File.ReadAllBytes(server.Root + Disk).AsSpan().SequenceEqual(before), Is.True);
    }

    [Test]
    public void A_disk_that_cannot_be_read_is_not_formatted()
    {
        using var server = NewServer();
        server.Write(Disk, "");
        Disks.MakeEmpty(server.Root + Disk);
        server.StandIn("exit 4", "blkid");

        Assert.That(server.Run().ExitCode, Is.Not.Zero);
        Assert.That(Disks.Describe(server.Root + Disk), Is.Empty);
        Assert.That(server.Log, Has.None.StartsWith("mount"));
    }

    [Test]
    public void A_disk_that_does_not_come_ends_it()
    {
        using var server = NewServer();

        var (exitCode, _, error) = server.Run();

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("vol-0123 does not come"));
        Assert.That(server.Log.Distinct(StringComparer.Ordinal), Is.EqualTo((string[])["sleep 5"]));
    }

    static AwsRecording Bucket()
    {
        var aws = new AwsRecording();
        aws.Put("shop-files/docker/compose.yaml", "services: {}\n");
        aws.Put("shop-files/docker/backup/run.sh", "#!/bin/sh\n");
        aws.Put("shop-files/other/not-for-the-server", "");
        return aws;
    }

    static ScriptFolder Server(AwsRecording aws)
    {
        Tool.Require("aws");
        var server = new ScriptFolder(Deploy, "/etc/app-server.env", Folder, "/snap/bin/aws");
        Directory.CreateDirectory(server.Root + Folder);
        server.Write("/etc/app-server.env", "BUCKET=shop-files\nREGION=eu-west-1\nVOLUME=vol-0123\n");
        // By number: in a bucket's own host name there is no port of the tests.
        var endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{aws.Port}");
        server.Program("/snap/bin/aws", $"""
            export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_MAX_ATTEMPTS=1 no_proxy='*'
            exec aws --endpoint-url {endpoint} "$@"
            """);
        server.StandIn("", "docker");
        return server;
    }

    static ScriptFolder NewServer()
    {
        Disks.Require();
        var server = new ScriptFolder(SetUp, "/etc/app-server.env", "/opt/app", "/dev/disk/by-id/", "/etc/fstab", "/usr/local/sbin/deploy-app");
        server.Write("/etc/app-server.env", "BUCKET=shop-files\nREGION=eu-west-1\nVOLUME=vol-0123\n");
        server.Write("/etc/fstab", "");
        Directory.CreateDirectory($"{server.Root}/dev/disk/by-id");
        server.StandIn("", "apt-get", "systemctl", "sleep");
        server.StandIn($"[[ $1 != install ]] || touch '{server.Root}/snapped'\n[[ $1 != list || -e '{server.Root}/snapped' ]]", "snap");
        server.StandIn($"touch '{server.Root}/mounted'", "mount");
        server.StandIn($"[[ -e '{server.Root}/mounted' ]]", "mountpoint");
        server.Program("/usr/local/sbin/deploy-app", $"echo 'deploy-app ' >>'{server.Root}/log'");
        return server;
    }
}
