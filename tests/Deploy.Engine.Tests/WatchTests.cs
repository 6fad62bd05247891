using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>compose.watch.yaml: the source is mounted, and an edit changes the answer.</summary>
[Order(8)]
public sealed class WatchTests
{
    [Test]
    public void An_edit_changes_the_answer_and_nothing_is_written_into_the_source() => StepScript.Run("watch.sh", atLeast: 8);
}
