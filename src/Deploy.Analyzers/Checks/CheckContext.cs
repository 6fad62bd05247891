using Deploy.Analyzers.Code;
using Deploy.Core;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;
using Microsoft.CodeAnalysis;

namespace Deploy.Analyzers.Checks;

/// <summary>What is deployed: one environment, or the file itself where it has none.</summary>
/// <param name="Environment">Name of the environment; empty for the file itself.</param>
/// <param name="Spec">What was written.</param>
/// <param name="Plan">What shall happen.</param>
sealed record Target(string Environment, DeploymentSpec Spec, DeploymentPlan Plan)
{
    /// <summary>How many copies of the app may run at the same time.</summary>
    public int MostCopies => Defaults.Pattern(Spec) == Pattern.Kubernetes && Defaults.Autoscaling(Spec) ? Defaults.AutoscalingMax(Spec)
        : Defaults.Pattern(Spec) == Pattern.Kubernetes ? Defaults.KubernetesReplicas(Spec)
        : Defaults.Replicas(Spec);
}

/// <summary>What a check sees.</summary>
/// <param name="Text">The text of the spec.</param>
/// <param name="Targets">What is deployed.</param>
/// <param name="Code">What the code does.</param>
/// <param name="Settings">The settings that are shipped with the app.</param>
/// <param name="Project">What the project says.</param>
sealed record CheckContext(SourceText Text, IReadOnlyList<Target> Targets, CodeFacts Code, AppSettings Settings, CheckSettings Project)
{
    /// <summary>The context of a file without errors.</summary>
    public static CheckContext Create(SourceText text, DeploymentFile file, ProjectFacts facts, CodeFacts code, AppSettings settings, CheckSettings project)
    {
        var plans = Planner.Plan(file, facts);
        var targets = file.Environments.Select((environment, i) => new Target(environment.Name.Value, environment.Spec, plans.Environments[i].Plan)).ToList();
        if (targets.Count == 0)
            targets.Add(new Target("", file.Base, plans.Base));
        return new CheckContext(text, targets, code, settings, project);
    }

    /// <summary>The place in the spec.</summary>
    public Location LocationOf(TextSpan span) => SpecFile.LocationOf(Text, span);

    /// <summary>"Missing in the environments a, b." where it is missing in some only; else empty.</summary>
    public string Where(IReadOnlyCollection<Target> missing) => missing.Count == Targets.Count ? ""
        : $"It is missing in {(missing.Count == 1 ? "the environment" : "the environments")} {string.Join(", ", missing.Select(static target => target.Environment))}.";
}
