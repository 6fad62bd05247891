using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>What the project wants generated.</summary>
/// <param name="Info">Class DeploymentInfo: unless DeployGenerateInfo is false.</param>
/// <param name="SecretFiles">Class DeploySecretFiles: when DeployLoadSecretFiles is true and the project has a Main.</param>
/// <param name="Health">Class DeployHealth: unless DeployMapHealth is false, and the project has a Main.</param>
sealed record GeneratorSettings(bool Info, bool SecretFiles, bool Health)
{
    const string GenerateInfo = "DeployGenerateInfo";
    const string LoadSecretFiles = "DeployLoadSecretFiles";
    const string MapHealth = "DeployMapHealth";
    const string OutputType = "OutputType";

    /// <summary>Names of the properties read here.</summary>
    public static IEnumerable<string> PropertyNames => [GenerateInfo, LoadSecretFiles, MapHealth, OutputType];

    /// <summary>Reads the settings.</summary>
    public static GeneratorSettings Read(AnalyzerConfigOptions options) => new(
        !AnalyzerFacts.Property(options, GenerateInfo).Equals("false", StringComparison.OrdinalIgnoreCase),
        AnalyzerFacts.IsTrue(AnalyzerFacts.Property(options, LoadSecretFiles)) && IsProgram(options),
        WantsHealth(options));

    /// <summary>Whether the project wants a health endpoint where the spec leaves the path open.</summary>
    public static bool WantsHealth(AnalyzerConfigOptions options) =>
        AnalyzerFacts.IsTrue(AnalyzerFacts.Property(options, MapHealth)) && IsProgram(options);

    // Exe, WinExe, AppContainerExe. A library must not change the environment of whoever loads it.
    static bool IsProgram(AnalyzerConfigOptions options) => AnalyzerFacts.Property(options, OutputType).EndsWith("Exe", StringComparison.OrdinalIgnoreCase);
}
