using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>All rules, run over the file and over each environment.</summary>
public static class SpecRules
{
    static readonly SpecRule[] All =
    [
        new FrameworkIsKnown(), new SectionsNeedKubernetes(), new AutoscalingRange(), new CertificateNeedsDomain(), new RegionOfPlatform(),
        new SecretsProviderOfPlatform(), new CreatedClusterNeedsPlatform(), new ExternalServices(), new RequestsBelowLimits(),
        new GatewayExcludesIngress(), new DisruptionBudget(), new VariablesOnce(), new Workers(), new WorkerScaling(), new QueueInMesh(), new CredentialsInSettings(), new ImageTag(), new ImageHasRegistry(),
        new EnoughReplicas(), new IngressNeedsDomain(), new Hardening(), new Backups(), new OneReleaseStrategy(), new TrafficShift(), new CanaryStages(), new TrafficCanBeSplit(), new Regions(),
        new LambdaOnAws(), new Migrations(), new Approvals(), new BudgetNeedsPlatform(), new CloudCounts(), new SettingsOfPlatform(), new Watching(),
        new ReleaseHeadroom(),
        new FurtherRegions(), new EmptyLists(), new RegistryTier(), new CredentialsElsewhere(), new AutoscalingRoom(),
        new RegionRoutes(), new RecoveryPoint(), new KialiNeedsIstio(), new NothingMeasured(), new CanaryChecks(), new ExternalSettings(), new ServiceReplicas(), new MeshSettings(), new MeshReach(), new CanaryIsMeasured(),
        new SecretsReachable(), new SecretStoreNamed(), new SecretsSettings(), new SecretsRead(), new AlertsAreEvaluated(), new MetricsNeedRequests(), new Pooler(), new RoutesOfServices(), new GitOpsFindsChart(), new GitOpsReleases(),
        new CloudServices(), new CloudNames(), new CloudNetwork(), new CloudEntry(), new RegionPromises(), new NotGeneratedYet(),
        new EstimateWithinBudget(),
    ];

    /// <summary>Adds the problems of the file; one that only an environment has names it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What it says.</param>
    /// <param name="facts">What the build knows.</param>
    /// <param name="diagnostics">Takes the problems.</param>
    /// <param name="isAlone">False for a service of a solution, for which nothing is created by itself.</param>
    public static void Check(SourceText text, DeploymentFile file, ProjectFacts facts, DiagnosticBag diagnostics, bool isAlone = true)
    {
        var platforms = new HashSet<Platform>(file.Environments.Select(static environment => environment.Spec).Append(file.Base).Select(Defaults.Platform));
        var environments = file.Environments.Select(static environment => environment.Name.Value).ToList();
        List<Diagnostic> Run(bool plans)
        {
            var rules = All.Where(rule => rule.Plans == plans && !rule.Needs.Any(file.WrongKeys.Contains)).ToList();
            var problems = Check(rules, new RuleContext(text, file.Base, facts, platforms, environments) { Base = file.Base, Environment = file.BaseEnvironment }).ToList();
            foreach (var environment in file.Environments)
            {
                var context = new RuleContext(text, environment.Spec, facts, platforms, environments) { Base = file.Base, Environment = environment.Name.Value, Overlay = PlaceOf(environment, file) };
                problems.AddRange(Check(rules, context).Select(diagnostic => diagnostic with { Message = $"{diagnostic.Message} (environment {environment.Name.Value})" }));
            }

            return problems;
        }

        var found = Run(plans: false);
        // An information says what is generated: nothing, where there is an error.
        var generates = !diagnostics.HasErrors && found.TrueForAll(static diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
        diagnostics.AddRange(found.Where(diagnostic => generates || diagnostic.Severity != DiagnosticSeverity.Info));
        if (generates && isAlone)
            diagnostics.AddRange(Run(plans: true));
    }

    static TextSpan PlaceOf(EnvironmentSpec environment, DeploymentFile file) =>
        (file.Base.Environments?.Entries ?? []).FirstOrDefault(entry => entry.Key.Value == environment.Name.Value)?.Value.Span ?? environment.Name.Span;

    static IEnumerable<Diagnostic> Check(List<SpecRule> rules, RuleContext context) => rules.SelectMany(rule => rule.Check(context));
}
