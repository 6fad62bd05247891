using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>samples/shop: ASP.NET Core with PostgreSQL and Redis.</summary>
[Order(1)]
public sealed class ShopTests
{
    [Test]
    public void Shop_runs_from_what_is_generated_and_survives_what_a_server_does() => Scenario.Run("shop");
}
