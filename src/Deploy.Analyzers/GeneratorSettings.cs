using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>What the project wants generated.</summary>
/// <param name="Info">Class DeploymentInfo: unless DeployGenerateInfo is false.</param>
/// <param name="SecretFiles">Class DeploySecretFiles: when DeployLoadSecretFiles is true and the project has a Main.</param>
sealed record GeneratorSettings(bool Info, bool SecretFiles)
{
    const string GenerateInfo = "DeployGenerateInfo";
    const string LoadSecretFiles = "DeployLoadSecretFiles";
    const string OutputType = "OutputType";

    /// <summary>Names of the properties read here.</summary>
    public static IEnumerable<string> PropertyNames => [GenerateInfo, LoadSecretFiles, OutputType];

    /// <summary>Reads the settings.</summary>
    public static GeneratorSettings Read(AnalyzerConfigOptions options) => new(
        !AnalyzerFacts.Property(options, GenerateInfo).Equals("false", StringComparison.OrdinalIgnoreCase),
        AnalyzerFacts.IsTrue(AnalyzerFacts.Property(options, LoadSecretFiles))
            // Exe, WinExe, AppContainerExe. A library must not change the environment of whoever loads it.
            && AnalyzerFacts.Property(options, OutputType).EndsWith("Exe", StringComparison.OrdinalIgnoreCase));
}
