using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>
/// Further regions and rules for addresses exist in the tier premium of Azure Container Registry only
/// (https://learn.microsoft.com/azure/container-registry/container-registry-skus).
/// </summary>
sealed class RegistryTier : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Azure?.Acr is not { Sku: { Value: not AcrSku.Premium } sku } acr)
            yield break;
        var lists = new[] { ("georeplications", acr.Georeplications), ("allowed_ips", acr.AllowedIps) };
        foreach (var (key, list) in lists)
        {
            // The tier is the one word to change, however many lists need it.
            if (list is not { Items.Count: > 0 })
                continue;
            yield return SectionDiagnostics.NeedsPremium(context.Place(sku.Span, list.KeySpan), Words.ToKebabCase(sku.Value.ToString()), key);
            yield break;
        }
    }
}
