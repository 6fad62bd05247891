namespace Deploy.Content.Tests;

/// <summary>init-secrets.sh as a user runs it.</summary>
public sealed class InitSecretsTests
{
    [Test]
    public void Secrets_are_made_once_and_kept()
    {
        var docker = Path.Combine(GeneratedFiles.Write("shop"), "docker");
        var bash = Tool.Require("bash");

        bash.Accept(docker, "init-secrets.sh");
        var password = File.ReadAllText(Path.Combine(docker, "secrets", "POSTGRES_PASSWORD"));
        bash.Accept(docker, "init-secrets.sh");

        Assert.That(password, Has.Length.EqualTo(32));
        Assert.That(File.ReadAllText(Path.Combine(docker, "secrets", "POSTGRES_PASSWORD")), Is.EqualTo(password));
        Assert.That(File.ReadAllText(Path.Combine(docker, "secrets", "ConnectionStrings__Postgres")), Does.EndWith($"Password={password}"));
        bash.Accept(docker, "init-secrets.sh", "--check");
    }

    [Test]
    public void What_cannot_be_made_is_asked_for_by_name()
    {
        var docker = Path.Combine(GeneratedFiles.Write("secrets"), "docker");

        var (exitCode, _, error) = Tool.Require("bash").Run(docker, "init-secrets.sh");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("secrets/"));
    }
}
