using System.Globalization;
using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0220–0239, 0247 and 0257: releases, regions, platforms, meshes that cannot work together.</summary>
public static class ReleaseDiagnostics
{
    static readonly DiagnosticRule TwoStrategiesRule = new("DEPLOY0220", "Blue-green and canary exclude each other", Error);
    static readonly DiagnosticRule NeverCompleteRule = new("DEPLOY0221", "The traffic never reaches 100 %", Error);
    static readonly DiagnosticRule ShiftWithInstantRule = new("DEPLOY0222", "An instant switch has no steps", Error);
    static readonly DiagnosticRule StagesNotRisingRule = new("DEPLOY0223", "The stages of a canary must rise", Error);
    static readonly DiagnosticRule LastStageRule = new("DEPLOY0224", "The last stage of a canary is 100 %", Error);
    static readonly DiagnosticRule NoWeightsRule = new("DEPLOY0225", "Nothing can split the traffic", Error);
    static readonly DiagnosticRule CanaryProviderRule = new("DEPLOY0226", "The canary's provider belongs elsewhere", Error);
    static readonly DiagnosticRule RegionsWithHobbyRule = new("DEPLOY0227", "One server has one region", Error);
    static readonly DiagnosticRule RegionTwiceRule = new("DEPLOY0228", "A region stands twice", Error);
    static readonly DiagnosticRule SyncTooFarRule = new("DEPLOY0229", "Synchronous replication over too long a way", Error);
    static readonly DiagnosticRule RegionsOnAzureRule = new("DEPLOY0230", "Several regions are generated for AWS only", Error);
    static readonly DiagnosticRule PriorityTwiceRule = new("DEPLOY0231", "A failover priority stands twice", Error);
    static readonly DiagnosticRule LambdaPlatformRule = new("DEPLOY0232", "Lambda runs on AWS only", Error);
    static readonly DiagnosticRule ExpandContractRule = new("DEPLOY0233", "Expand and contract needs the old version for a while", Error);
    static readonly DiagnosticRule ApprovalRule = new("DEPLOY0234", "An approval names an unknown environment", Error);
    static readonly DiagnosticRule BudgetRule = new("DEPLOY0235", "A budget needs a platform", Error);
    static readonly DiagnosticRule WeightsRule = new("DEPLOY0236", "The weights of an alias do not make 100 %", Error);
    static readonly DiagnosticRule CountsRule = new("DEPLOY0237", "A number lies outside its own range", Error);
    static readonly DiagnosticRule OtherPlatformRule = new("DEPLOY0238", "A setting belongs to another platform", Error);
    static readonly DiagnosticRule NoDatabaseRule = new("DEPLOY0239", "Migrations need a database", Error);
    static readonly DiagnosticRule NoMigrationCommandRule = new("DEPLOY0247", "Nobody knows how to migrate", Error);
    static readonly DiagnosticRule BalancerOutsideMeshRule = new("DEPLOY0257", "A strict mesh refuses the load balancer", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        TwoStrategiesRule, NeverCompleteRule, ShiftWithInstantRule, StagesNotRisingRule, LastStageRule, NoWeightsRule, CanaryProviderRule,
        RegionsWithHobbyRule, RegionTwiceRule, SyncTooFarRule, RegionsOnAzureRule, PriorityTwiceRule, LambdaPlatformRule, ExpandContractRule,
        ApprovalRule, BudgetRule, WeightsRule, CountsRule, OtherPlatformRule, NoDatabaseRule, NoMigrationCommandRule, BalancerOutsideMeshRule,
    ];

    public static Diagnostic TwoStrategies(TextSpan at) =>
        TwoStrategiesRule.At(at, "Blue-green and canary both decide where the traffic goes, so only one of them can be on. Set 'enabled: false' in one of the two sections, or remove it.");

    public static Diagnostic NeverComplete(TextSpan at) =>
        NeverCompleteRule.At(at, "With an increment of 0 the new version never gets all of the traffic, and the release never ends. Write an increment above 0.");

    public static Diagnostic ShiftWithInstant(TextSpan at) =>
        ShiftWithInstantRule.At(at, "With the strategy instant all traffic moves at once, so the steps of 'traffic_shift' have no effect. Write 'strategy: gradual', or remove 'traffic_shift'.");

    public static Diagnostic StagesNotRising(TextSpan at, double traffic, double before) =>
        StagesNotRisingRule.At(at, $"This stage has {Number(traffic)} % of the traffic, and the one before it {Number(before)} %. Write stages in rising order.");

    public static Diagnostic LastStage(TextSpan at, double traffic) =>
        LastStageRule.At(at, $"The last stage has {Number(traffic)} % of the traffic, so the release would never end. Add a stage with 'traffic: 100%'.");

    public static Diagnostic NoWeights(TextSpan at, string what, string otherwise) =>
        NoWeightsRule.At(at, $"{what} splits the traffic by weight, and nothing here can do that. Set a mesh, the ingress class nginx or a gateway under 'kubernetes', or write '{otherwise}'.");

    public static Diagnostic CanaryProvider(TextSpan at, string provider, string where) =>
        CanaryProviderRule.At(at, $"The canary provider {provider} does not exist {where}. Write 'provider: auto' to take the one that does.") with { Suggestion = "auto" };

    public static Diagnostic RegionsWithHobby(TextSpan at) =>
        RegionsWithHobbyRule.At(at, "The pattern hobby-project is one server in one place. Choose the pattern production-saas or kubernetes, or remove 'multiregion'.");

    public static Diagnostic RegionTwice(TextSpan at, string region, LinePosition first) =>
        RegionTwiceRule.At(at, $"The region '{region}' stands here for the second time; the first is in line {first.Line + 1}. Write another region, or remove one of them.");

    public static Diagnostic RegionIsDefault(TextSpan at, string region) =>
        RegionTwiceRule.At(at, $"The region '{region}' is the deployment's own already: it is the default. Write another region here, or 'region' under 'deployment'.");

    public static Diagnostic SyncTooFar(TextSpan at, string first, string second, int milliseconds, int threshold) =>
        SyncTooFarRule.At(at, $"A write would wait for the way from {first} to {second} and back, about {milliseconds} ms, which is above the threshold of {threshold} ms. Write 'database: async', nearer regions, or a higher 'latency_threshold'.");

    public static Diagnostic RegionsOnAzure(TextSpan at) =>
        RegionsOnAzureRule.At(at, "Several regions are generated for the platform aws only. Remove 'multiregion', or write 'platform: aws'.");

    public static Diagnostic PriorityTwice(TextSpan at, int priority, LinePosition first) =>
        PriorityTwiceRule.At(at, $"The failover priority {priority} stands here for the second time; the first is in line {first.Line + 1}. Give each region a priority of its own.");

    public static Diagnostic LambdaPlatform(TextSpan at, string why) =>
        LambdaPlatformRule.At(at, $"Lambda functions run on AWS, and {why}. Write 'platform: aws' with the pattern small-saas or production-saas, or remove 'lambda'.");

    public static Diagnostic ExpandContract(TextSpan at) =>
        ExpandContractRule.At(at, "Expand and contract keeps old and new version working side by side, and after an instant switch the old one stays only as long as 'keep_old' says. Write 'keep_old' under 'bluegreen', long enough to copy the data, or 'strategy: gradual'.");

    public static Diagnostic Approval(TextSpan at, string environment, IEnumerable<string> known) =>
        ApprovalRule.At(at, $"'{environment}' is not an environment of the pipeline. Known: {string.Join(", ", known.DefaultIfEmpty("none"))}. Correct the name, or add it to 'environments' under 'cicd'.");

    public static Diagnostic Budget(TextSpan at) =>
        BudgetRule.At(at, "Costs are estimated for a platform, and platform is none. Write 'platform: aws' or 'platform: azure' under 'deployment', or remove 'budget'.");

    public static Diagnostic Weights(TextSpan at, int sum) =>
        WeightsRule.At(at, $"The weights add up to {sum} %. Write weights that make 100 %, for example 1:90,2:10.");

    public static Diagnostic Counts(TextSpan at, string what, int number, string where, int bound) =>
        CountsRule.At(at, $"{what} is {number}, which lies {where} {bound}. Write a number between min and max, or change them.");

    public static Diagnostic CountsReversed(TextSpan at, string what, int min, int max) =>
        CountsRule.At(at, $"'{what}' has min {min} and max {max}, so no number fits. Make min at most max.");

    public static Diagnostic CountsBeyondUsual(TextSpan at, string what, string key, int number, string other, int usual) =>
        CountsRule.At(at, $"'{what}' has {key} {number}, and its {other}, which nobody wrote, is {usual}: no number fits. Write '{other}' too.");

    public static Diagnostic OtherPlatform(TextSpan at, string what, string needed, string platform) =>
        OtherPlatformRule.At(at, $"{what} belongs to {needed}, and the platform is {platform}. Remove it, or write 'platform: {needed}' under 'deployment'.");

    public static Diagnostic NoDatabase(TextSpan at) =>
        NoDatabaseRule.At(at, "There is no database that migrations could change. Add 'postgres' under 'services', write 'command' for a database that stands elsewhere, or remove 'migrations'.");

    public static Diagnostic NoMigrationCommand(TextSpan at, string framework) =>
        NoMigrationCommandRule.At(at, $"There is no usual command that migrates the database of {framework}. Write 'command' here, for example 'command: [./migrate, up]', or remove 'migrations'.");

    public static Diagnostic BalancerOutsideMesh(TextSpan at) =>
        BalancerOutsideMeshRule.At(at, "The load balancer of the ingress class alb stands outside the cluster and has no certificate of the mesh, and with strict mTLS Istio refuses every request of it. Write 'gateway' or another class under 'ingress', or 'mesh: { kind: istio, mtls: permissive }'.");

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
