using Deploy.Core.Diagnostics;
using Deploy.Core.Spec.Binding;

namespace Deploy.Analyzers.Checks;

/// <summary>A feature flag that the code asks for is one that the deployment defines, where it defines any.</summary>
sealed class FlagsAreDefined : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        var sections = context.Targets.Select(static target => target.Spec.FeatureFlags?.Flags).ToList();
        if (sections.TrueForAll(static section => section is null))
            return [];
        var flags = sections.SelectMany(static section => section?.Entries.Select(static entry => entry.Key.Value) ?? []).Distinct(StringComparer.Ordinal).ToList();
        var known = new HashSet<string>(flags, StringComparer.OrdinalIgnoreCase);
        foreach (var target in context.Targets)
            known.UnionWith(context.Settings.Of(target).SelectMany(static setting => OfSetting(setting)));
        return context.Code.Flags.Where(flag => !known.Contains(flag.Name)).GroupBy(static flag => flag.Name, StringComparer.Ordinal).Select(same =>
        {
            var nearest = Words.Nearest(same.Key, flags);
            var properties = With("flag", same.Key);
            return new Finding(CodeDiagnostics.UnknownFlag(default, same.Key, nearest, flags), same.First().Place)
            {
                Properties = nearest is null ? properties : properties.Add("suggestion", nearest),
            };
        });
    }

    // "FeatureManagement": { "Beta": true } and "feature_management": { "feature_flags": [{ "id": "Beta" }] }
    static IEnumerable<string> OfSetting(Setting setting)
    {
        var parts = setting.Key.Split(':');
        if (parts.Length >= 2 && parts[0].Equals("FeatureManagement", StringComparison.OrdinalIgnoreCase))
            yield return parts[1];
        else if (parts.Length == 4 && parts[0].Equals("feature_management", StringComparison.OrdinalIgnoreCase) && parts[3] == "id")
            yield return setting.Value;
    }
}
