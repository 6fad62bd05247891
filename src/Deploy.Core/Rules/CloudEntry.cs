using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>On AWS requests are encrypted where there is a name to certify, and flags come from a store.</summary>
sealed class CloudEntry : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "platform", "domain", "provider"];

    // An image without a registry goes to the ECR that is made.
    static string? Outside(RuleContext context)
    {
        var image = Defaults.ImageRepository(context.Spec, context.Facts);
        var registry = image.Split('/')[0];
        if (image.IndexOf('/') >= 0 && registry.IndexOfAny(['.', ':']) >= 0 && registry.IndexOf(".dkr.ecr.", StringComparison.Ordinal) < 0)
            return $"the image lies in {registry}";
        return context.Spec.FeatureFlags is { } flags && FeatureFlagsPlanner.Provider(flags) == FlagProvider.Appconfig ? "AppConfig's agent lies in the public registry" : null;
    }

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.CloudRoot(spec) != CloudRoot.Apps || Defaults.Platform(spec) != Platform.Aws)
            yield break;
        if (spec.Deployment?.Domain is null && !Defaults.HasRegions(spec) && Defaults.ServesHttp(spec, context.Facts) && spec.Deployment?.Pattern is { } pattern)
            yield return PlatformDiagnostics.PlainHttp(pattern.Span);
        if (spec.FeatureFlags is { Flags.Entries.Count: > 0 } flags && FeatureFlagsPlanner.Provider(flags) == FlagProvider.File)
            yield return PlatformDiagnostics.FlagsStay(flags.Provider?.Span ?? flags.KeySpan);
        if (spec.Aws?.Nat is { Value: NatMode.None } nat && Outside(context) is { } image)
            yield return CloudDiagnostics.NoWayOut(context.Place(nat.Span, spec.FeatureFlags?.Provider?.Span, spec.Deployment?.Image?.Span), image);
    }
}
