using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>samples/rails-notes: Rails with PostgreSQL, Redis and a Sidekiq worker.</summary>
[Order(4)]
public sealed class RailsNotesTests
{
    [Test]
    public void Rails_notes_runs_from_what_is_generated_and_survives_what_a_server_does() => Scenario.Run("rails-notes");
}
