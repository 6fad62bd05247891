using Deploy.Core;
using Deploy.Core.Plan;
using Microsoft.CodeAnalysis;

namespace Deploy.Analyzers;

/// <summary>
/// What the generated class says. Compared by value: as long as these are the same the compiler keeps the generated tree, whatever
/// else was edited in deployment.yaml.
/// </summary>
/// <param name="Name">Name of the deployment.</param>
/// <param name="Port">Port of the app in its container.</param>
/// <param name="Liveness">Path, beginning with '/'.</param>
/// <param name="Readiness">Path, beginning with '/'.</param>
/// <param name="Startup">Path, beginning with '/'.</param>
/// <param name="Version">Version of the app.</param>
/// <param name="HealthIsOpen">No path of a health check is written, in no environment.</param>
/// <param name="Environments">Names of the environments in the order of the file, separated by ',', which no DNS label holds.</param>
sealed record DeploymentInfoModel(string Name, int Port, string Liveness, string Readiness, string Startup, string Version, bool HealthIsOpen, string Environments)
{
    /// <summary>The model of a file; null when it cannot be read.</summary>
    public static DeploymentInfoModel? Create(AdditionalText file, ProjectFacts facts, CancellationToken cancellation)
    {
        if (SpecFile.Read(file, cancellation) is not { } text)
            return null;
        var result = DeploymentCompiler.Check(text, facts);
        // With an error in the file the class stays, with default values: one problem shall not become errors all over the app's code.
        if (result.HasErrors || result.File is null)
            result = DeploymentCompiler.Check(new Core.Text.SourceText(text.Path, ""), facts);
        var plans = Planner.Plan(result.File!, facts);
        var plan = plans.Base;
        return new DeploymentInfoModel(
            plan.Name, plan.Port, plan.Health.Liveness, plan.Health.Readiness, plan.Health.Startup, plan.Metadata.Version,
            result.File!.Environments.Select(static environment => environment.Spec).Append(result.File.Base).All(static spec => spec.Deployment?.Health is null),
            string.Join(",", plans.Environments.Select(static environment => environment.Name)));
    }
}
