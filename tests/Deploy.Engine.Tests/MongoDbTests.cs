using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>An app with services.mongodb.</summary>
public sealed class MongoDbTests
{
    [Test]
    public void App_with_mongodb_runs_from_what_is_generated() =>
        Assert.Ignore("The image of MongoDB cannot be made here: the distribution has no package of MongoDB, and no registry is asked.");
}
