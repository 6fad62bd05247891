using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Weights need a mesh, nginx or the Gateway API; providers belong to a target.</summary>
sealed class TrafficCanBeSplit : SpecRule
{
    public override IReadOnlyList<string> Needs =>
    [
        "enabled", "provider", "strategy", "deployment", "pattern", "platform", "domain", "kubernetes", "ingress", "class", "gateway", "mesh", "kind", "lambda",
    ];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var isWeightless = Defaults.Pattern(spec) == Pattern.Kubernetes && !HasWeights(spec);
        if (Defaults.IsOn(spec.Canary))
        {
            var provider = spec.Canary!.Provider;
            if (provider is not null && Elsewhere(provider.Value, spec) is { } where)
                yield return ReleaseDiagnostics.CanaryProvider(provider.Span, Words.ToKebabCase(provider.Value.ToString()), where);
            else if (isWeightless && provider?.Value is null or CanaryProvider.Auto or CanaryProvider.Flagger)
            {
                yield return ReleaseDiagnostics.NoWeights(
                    provider?.Span ?? spec.Canary.Enabled?.Span ?? spec.Canary.KeySpan,
                    provider?.Value == CanaryProvider.Flagger ? "Flagger" : "A canary", "provider: argo-rollouts");
            }
        }
        else if (isWeightless && spec.Bluegreen is { } bluegreen && Defaults.IsOn(bluegreen) && Defaults.Shift(bluegreen) == ShiftStrategy.Gradual)
            yield return ReleaseDiagnostics.NoWeights(bluegreen.Strategy?.Span ?? bluegreen.TrafficShift!.KeySpan, "A gradual switch", "strategy: instant");
    }

    // What the provider would need; null where it is at home.
    static string? Elsewhere(CanaryProvider provider, DeploymentSpec spec)
    {
        var (pattern, platform) = (Defaults.Pattern(spec), Defaults.Platform(spec));
        return provider switch
        {
            CanaryProvider.ArgoRollouts or CanaryProvider.Flagger => pattern != Pattern.Kubernetes ? With(pattern) : null,
            CanaryProvider.Alb or CanaryProvider.Lambda when pattern == Pattern.Kubernetes => With(pattern),
            CanaryProvider.Alb when pattern == Pattern.HobbyProject => With(pattern),
            CanaryProvider.Alb or CanaryProvider.Lambda when platform != Platform.Aws => $"with platform {Words.ToKebabCase(platform.ToString())}",
            CanaryProvider.Lambda when spec.Lambda is null => "without a section 'lambda'",
            _ => null,
        };
    }

    static string With(Pattern pattern) => $"with pattern {Words.ToKebabCase(pattern.ToString())}";

    static bool HasWeights(DeploymentSpec spec) =>
        Defaults.Mesh(spec) != MeshKind.None || spec.Kubernetes?.Ingress?.Gateway is not null || Defaults.HasNginx(spec);
}
