using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>`dotnet build -t:DeployUp`, `DeployLogs` and `DeployDown` as a new user meets them. With a stand-in for the engine: UpTests.</summary>
[Order(6)]
public sealed class UpOnEngineTests
{
    [Test]
    public void A_new_app_comes_up_shows_its_logs_and_goes_down_by_one_command_each() => StepScript.Run("up.sh", atLeast: 21);
}
