using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers.Checks;

/// <summary>What the project says to the checks of its code.</summary>
/// <param name="MapsHealth">Deploy.Sdk adds a health endpoint where the spec leaves the path open: unless DeployMapHealth is false.</param>
/// <param name="ContainerPorts">All TCP items of ContainerPort.</param>
/// <param name="HasProjectReferences">Code of other projects, which cannot be seen from here, is part of the app.</param>
sealed record CheckSettings(bool MapsHealth, IReadOnlyList<int> ContainerPorts, bool HasProjectReferences)
{
    const string ContainerPortsProperty = "_DeployContainerPorts";

    /// <summary>Names of the properties read here.</summary>
    public static IEnumerable<string> PropertyNames => [ContainerPortsProperty];

    /// <summary>Reads the settings.</summary>
    public static CheckSettings Read(AnalyzerConfigOptions options, Compilation compilation) => new(
        GeneratorSettings.WantsHealth(options),
        AnalyzerFacts.Property(options, ContainerPortsProperty).Split(',')
            .Select(static text => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0)
            .Where(static port => port > 0).ToList(),
        compilation.References.Any(IsProject));

    // A project is compiled against the reference assembly in the other project's obj folder, or in an IDE against its compilation.
    static bool IsProject(MetadataReference reference) => reference is CompilationReference
        || reference.Display is { } path && (path.Replace('\\', '/') is var unified) && (unified.Contains("/obj/") || unified.Contains("/bin/"));
}
