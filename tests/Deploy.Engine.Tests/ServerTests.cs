using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>One server as its administrator meets it: docker/server/ with its install.sh, backups and two colours.</summary>
[Order(5)]
public sealed class ServerTests
{
    [Test]
    public void Server_installs_backs_up_restores_and_changes_colours_without_losing_a_request() => StepScript.Run("server.sh", atLeast: 26);
}
