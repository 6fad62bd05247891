using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.Namespaces;

/// <summary>Labels by which a namespace refuses pods below a Pod Security Standard.</summary>
static class NamespaceLabels
{
    public static DataMap Of(KubernetesPlan kubernetes)
    {
        var level = Words.ToKebabCase(kubernetes.PodSecurity.ToString());
        const string prefix = "pod-security.kubernetes.io/";
        return new DataMap
        {
            { $"{prefix}enforce", level },
            // A newer cluster may ask for more; what ran until then goes on, and the warnings below say what will be refused.
            { $"{prefix}enforce-version", $"v{kubernetes.LowestVersion}" },
            { $"{prefix}audit", level },
            { $"{prefix}audit-version", "latest" },
            { $"{prefix}warn", level },
            { $"{prefix}warn-version", "latest" },
        };
    }
}
