using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>samples/django-blog: Django with PostgreSQL, celery with Redis.</summary>
[Order(2)]
public sealed class DjangoBlogTests
{
    [Test]
    public void Blog_runs_from_what_is_generated_and_its_worker_survives_as_well() => Scenario.Run("django-blog");
}
