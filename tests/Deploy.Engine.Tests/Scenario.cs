namespace Deploy.Engine.Tests;

/// <summary>A sample with the files that the packed SDK generates for it, on a real engine (tests/engine/scenarios).</summary>
static class Scenario
{
    // Builds the image, brings production up, asks it over TLS through Caddy, makes data, kills each container in turn, takes it down and
    // up, stops it with a request under way, looks for root, writable files and leftovers in the image; then the laptop's compose file.
<<<<<<< HEAD
    public static void Run(string name) => RunScript("run.sh", 30, name);

    /// <summary>Runs a script of tests/engine that says "ok - …" or "not ok - …" of each step.</summary>
    /// <param name="script">Its name.</param>
    /// <param name="fewest">It has more steps than these; one that ends early has not passed.</param>
    /// <param name="arguments">Its arguments.</param>
    public static void RunScript(string script, int fewest, params string[] arguments)
    {
        Engine.Require();
        var (exitCode, output) = Engine.Run("bash", [Engine.Script(script), .. arguments]);

        TestContext.Out.WriteLine(output);
        var lines = output.Split('\n');
        Assert.That(lines.Where(static line => line.StartsWith("not ok", StringComparison.Ordinal)), Is.Empty, output);
        Assert.That(lines.Count(static line => line.StartsWith("ok - ", StringComparison.Ordinal)), Is.GreaterThan(fewest), output);
        Assert.That(exitCode, Is.Zero, output);
    }
=======
    public static void Run(string name) => StepScript.Run($"run.sh {name}", atLeast: 31);
>>>>>>> fix-c
}
