using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>One engine for all tests of this assembly, stopped after the last.</summary>
[SetUpFixture]
public sealed class EngineSession
{
    [OneTimeSetUp]
    public void Start() => Engine.Start();

    [OneTimeTearDown]
    public void Stop() => Engine.Stop();
}
