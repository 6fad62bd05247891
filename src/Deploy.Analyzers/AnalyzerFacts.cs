using System.Globalization;
using Deploy.Analyzers.Checks;
using Deploy.Core;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Analyzers;

/// <summary>
/// What the checks ask of the project, read from the properties that Deploy.Analyzer.targets makes visible to the compiler.
/// A value that may hold ';', '#' or a line break (Description, Authors, …) cannot be passed: the file between MSBuild and the
/// compiler has no escape for them. No check may depend on such a fact.
/// </summary>
static class AnalyzerFacts
{
    const string Prefix = "build_property.";

    // The only list of names. A test holds it against <CompilerVisibleProperty> in Deploy.Analyzer.targets.
    static readonly (string Property, Func<ProjectFacts, string, ProjectFacts> Apply)[] Facts =
    [
        ("AssemblyName", static (facts, value) => facts with { AssemblyName = value }),
        ("Version", static (facts, value) => facts with { Version = value }),
        ("ContainerRegistry", static (facts, value) => facts with { ContainerRegistry = value }),
        ("DeployChartRegistry", static (facts, value) => facts with { ChartRegistry = value }),
        // The older name of the next; where both are set the newer one counts.
        ("ContainerImageName", static (facts, value) => facts with { ContainerRepository = value }),
        ("ContainerRepository", static (facts, value) => facts with { ContainerRepository = value }),
        ("DeployContainerTag", static (facts, value) => facts with { ContainerImageTag = value }),
        ("DeployContainerPort", static (facts, value) => facts with { ContainerPort = ToPort(value) }),
        ("DeployServesHttp", static (facts, value) => facts with { ServesHttp = IsTrue(value) }),
        ("TargetFrameworkVersion", static (facts, value) => facts with { DotNetVersion = value.TrimStart('v', 'V') }),
        ("PublishAot", static (facts, value) => facts with { IsAot = IsTrue(value) }),
        ("_DeployIsSelfContained", static (facts, value) => facts with { IsSelfContained = IsTrue(value) }),
        ("InvariantGlobalization", static (facts, value) => facts with { IsInvariantGlobalization = IsTrue(value) }),
    ];

    /// <summary>Names of all properties read here, in <see cref="GeneratorSettings"/> and in <see cref="CheckSettings"/>, without prefix.</summary>
    public static IEnumerable<string> PropertyNames =>
        Facts.Select(static fact => fact.Property).Concat(GeneratorSettings.PropertyNames).Concat(CheckSettings.PropertyNames);

    /// <summary>The facts; a property that is empty or not visible leaves the fact's own default.</summary>
    public static ProjectFacts Read(AnalyzerConfigOptions options)
    {
        // The C# compiler is running, so two facts need no property.
        var facts = new ProjectFacts { IsCSharp = true, IsDotNet = true };
        foreach (var (property, apply) in Facts)
        {
            if (Property(options, property) is { Length: > 0 } value)
                facts = apply(facts, value);
        }

        return facts;
    }

    /// <summary>Value of an MSBuild property; empty when unset.</summary>
    internal static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Prefix + name, out var value) ? value.Trim() : "";

    internal static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    // An item of ContainerPort is any text; only a number in range is a port.
    static int? ToPort(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535 ? port : null;
}
