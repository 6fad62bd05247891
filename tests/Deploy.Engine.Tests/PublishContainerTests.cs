using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>An app that the .NET SDK publishes itself, into a real registry.</summary>
[Order(7)]
public sealed class PublishContainerTests
{
    [Test]
    public void The_digest_of_the_registry_stands_in_what_is_generated_and_compose_pulls_by_it()
    {
        if (!Engine.IsOnPath("docker-registry"))
            Assert.Ignore("docker-registry is not installed.");
        StepScript.Run("publish-container.sh", atLeast: 14);
    }
}
