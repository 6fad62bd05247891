using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>samples/fraiseql-api: what is generated around a FraiseQL app, with a stand-in for FraiseQL itself and a real PostgreSQL.</summary>
[Order(3)]
public sealed class FraiseqlApiTests
{
    [Test]
    public void Api_runs_from_what_is_generated_and_survives_what_a_server_does() => Scenario.Run("fraiseql-api");
}
