namespace Deploy.Engine.Tests;

/// <summary>A sample with the files that the packed SDK generates for it, on a real engine (tests/engine/scenarios).</summary>
static class Scenario
{
    // Builds the image, brings production up, asks it over TLS through Caddy, makes data, kills each container in turn, takes it down and
    // up, stops it with a request under way, looks for root, writable files and leftovers in the image; then the laptop's compose file.
    public static void Run(string name) => StepScript.Run($"run.sh {name}", atLeast: 31);
}
