using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Weights need a mesh, nginx or the Gateway API; providers belong to a target.</summary>
sealed class TrafficCanBeSplit : SpecRule
{
    public override IReadOnlyList<string> Needs => ["provider", "pattern", "class", "mesh", "kind", "gateway"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var pattern = Defaults.Pattern(spec);
        if (!Defaults.IsOn(spec.Canary))
            yield break;
        var provider = spec.Canary!.Provider;
        if (provider is not null && IsElsewhere(provider.Value, pattern))
        {
            yield return ReleaseDiagnostics.CanaryProvider(
                provider.Span, Words.ToKebabCase(provider.Value.ToString()), Words.ToKebabCase(pattern.ToString()));
        }
        else if (pattern == Pattern.Kubernetes && (provider?.Value is null or CanaryProvider.Auto or CanaryProvider.Flagger) && !HasWeights(spec))
        {
            yield return ReleaseDiagnostics.NoWeights(provider?.Span ?? spec.Canary.KeySpan, provider?.Value == CanaryProvider.Flagger ? "Flagger" : "A canary");
        }
    }

    static bool IsElsewhere(CanaryProvider provider, Pattern pattern) => provider switch
    {
        CanaryProvider.ArgoRollouts or CanaryProvider.Flagger => pattern != Pattern.Kubernetes,
        CanaryProvider.Alb or CanaryProvider.Lambda => pattern is Pattern.Kubernetes or Pattern.HobbyProject,
        _ => false,
    };

    // nginx is also the default of an ingress that names no class.
    static bool HasWeights(DeploymentSpec spec) =>
        spec.Kubernetes?.Mesh?.Kind is { Value: not MeshKind.None } || spec.Kubernetes?.Ingress?.Gateway is not null
        || ((spec.Kubernetes?.Ingress is not null || Defaults.Domain(spec) is not null) && (spec.Kubernetes?.Ingress?.Class?.Value ?? "nginx") == "nginx");
}
