using NUnit.Framework;

namespace Deploy.Engine.Tests;

/// <summary>A script of tests/engine that prints a line for each of its steps.</summary>
static class StepScript
{
    /// <summary>Runs it; skipped where there is no engine.</summary>
    /// <param name="name">The script and its arguments.</param>
    /// <param name="atLeast">How many steps there are: a script that ends early has not passed.</param>
    public static void Run(string name, int atLeast)
    {
        Engine.Require();
        var words = name.Split(' ');
        var (exitCode, output) = Engine.Run("bash", [Engine.Script(words[0]), .. words.Skip(1)]);

        TestContext.Out.WriteLine(output);
        var lines = output.Split('\n');
        Assert.That(lines.Where(static line => line.StartsWith("not ok", StringComparison.Ordinal)), Is.Empty, output);
        Assert.That(lines.Count(static line => line.StartsWith("ok - ", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(atLeast), output);
        Assert.That(exitCode, Is.Zero, output);
    }
}
