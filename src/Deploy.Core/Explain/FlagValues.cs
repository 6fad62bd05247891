using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>feature_flags</c>.</summary>
static class FlagValues
{
    public static void Add(ValueList values, DeploymentPlan plan, FeatureFlagsSpec? section)
    {
        if (plan.Flags.Count == 0 || section is null)
            return;
        values.Add("feature_flags.provider", "file", section.Provider, Otherwise.Default);
        foreach (var flag in plan.Flags)
        {
            if (section.Flags?.Entries.FirstOrDefault(entry => entry.Key.Value == flag.Name)?.Value is { } written)
                Add(values, flag, written);
        }
    }

    static void Add(ValueList values, FlagPlan flag, FlagSpec written)
    {
        var key = $"feature_flags.flags.{flag.Name}";
        var isOn = written.Enabled?.Value == true;
        values.Show(written.KeySpan, key);
        values.Add($"{key}.enabled", isOn, written.Enabled, Otherwise.Default);
        AppValues.AddMap(values, $"{key}.variants", flag.Variants, written.Variants);
        if (!isOn)
            return;
        values.Add($"{key}.percentage", string.Format(CultureInfo.InvariantCulture, "{0:0.##}%", written.Percentage?.Value ?? 100), written.Percentage, Otherwise.Default);
        AppValues.AddList(values, $"{key}.allowlist", flag.Allowlist, written.Allowlist);
    }
}
