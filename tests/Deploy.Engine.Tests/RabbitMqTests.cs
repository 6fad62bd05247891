using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>An app with services.rabbitmq.</summary>
[Order(8)]
public sealed class RabbitMqTests
{
    [Test]
    public void Messages_outlive_a_crash_and_a_removed_container_and_a_changed_password_takes_a_restart() => StepScript.Run("rabbitmq.sh", atLeast: 15);
}
