using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec;

/// <summary>The whole of deployment.yaml: what holds everywhere, and what it becomes in each environment.</summary>
/// <param name="Base">The file without its environments.</param>
/// <param name="Environments">Each environment merged over the base, in the order of the file.</param>
/// <param name="WrongKeys">Keys that somewhere could not be read: a wrong value, a misspelt key, a required one that is missing.</param>
public sealed record DeploymentFile(DeploymentSpec Base, IReadOnlyList<EnvironmentSpec> Environments, ISet<string> WrongKeys)
{
    /// <summary>Name of the environment that was chosen to be the base; empty when none was.</summary>
    public string BaseEnvironment { get; init; } = "";

    /// <summary>The own lines of the environment that was chosen to be the base; null when none was.</summary>
    public TextSpan? BasePlace { get; init; }

    /// <summary>The same file with one of its environments in the place of the base; null when there is none of that name.</summary>
    public DeploymentFile? WithBase(string environment) =>
        Environments.FirstOrDefault(candidate => candidate.Name.Value == environment) is { } chosen ? this with { Base = chosen.Spec, BaseEnvironment = environment, BasePlace = chosen.Place } : null;
}

/// <summary>One environment.</summary>
/// <param name="Name">Its name, a DNS label.</param>
/// <param name="Spec">The whole that it becomes.</param>
/// <param name="Place">Its own lines.</param>
public sealed record EnvironmentSpec(Located<string> Name, DeploymentSpec Spec, TextSpan Place = default);

/// <summary>What the user wrote, with the place of every value; null is "not written".</summary>
public sealed record DeploymentSpec(
    AppSpec? Deployment,
    ServicesSpec? Services,
    KubernetesSpec? Kubernetes,
    SecretsSpec? Secrets,
    MultiregionSpec? Multiregion,
    BluegreenSpec? Bluegreen,
    CanarySpec? Canary,
    LambdaSpec? Lambda,
    MigrationsSpec? Migrations,
    FeatureFlagsSpec? FeatureFlags,
    MonitoringSpec? Monitoring,
    CicdSpec? Cicd,
    RollbackSpec? Rollback,
    AwsSpec? Aws,
    AzureSpec? Azure,
    BudgetSpec? Budget,
    LocatedMap<YamlNode>? Environments)
{
    /// <summary>Where the file's first key stands, for problems that concern the whole.</summary>
    public TextSpan Start { get; init; }
}
