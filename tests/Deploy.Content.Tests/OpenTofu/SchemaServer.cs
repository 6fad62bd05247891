namespace Deploy.Content.Tests.OpenTofu;

/// <summary>What the tests of OpenTofu start, they stop.</summary>
[SetUpFixture]
public sealed class SchemaServer
{
    [OneTimeTearDown]
    public void Stop() => Tofu.Stop();
}
