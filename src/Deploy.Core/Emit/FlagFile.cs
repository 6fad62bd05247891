using Deploy.Core.Artifacts;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit;

/// <summary>Flags in the format of flagd, which the OpenFeature providers of all languages read: https://flagd.dev/reference/flag-definitions.</summary>
static class FlagFile
{
    /// <summary>Folder in which the app finds the file. A folder, because a file that is mounted by itself never changes.</summary>
    public const string MountFolder = "/etc/feature-flags";

    /// <summary>The variable that says where the file is.</summary>
    public static KeyValuePair<string, string> Variable { get; } = new("FEATURE_FLAGS_FILE", $"{MountFolder}/flags.json");

    /// <summary>The flags by name.</summary>
    public static DataMap Flags(DeploymentPlan plan)
    {
        var flags = new DataMap();
        foreach (var flag in plan.Flags)
            flags.Add(flag.Name, Flag(flag));
        return flags;
    }

    /// <summary>The folder beside the compose files that has these flags; those of an environment may be others.</summary>
    public static string Folder(DeploymentPlan plan, DeploymentPlan main) =>
        plan.Environment.Length == 0 || Flags(plan).SameAs(Flags(main)) ? "feature-flags" : $"feature-flags.{plan.Environment}";

    /// <summary>Writes the file of each environment that has others than the base.</summary>
    public static void Emit(EmitContext context)
    {
        foreach (var plan in context.Plans.Environments.Select(static environment => environment.Plan).Prepend(context.Plan))
        {
            var path = $"docker/{Folder(plan, context.Plan)}/flags.json";
            if (plan.Flags.Count > 0 && context.Files[path] is null)
                context.Files.Add(Artifact.OfText(path, Text(plan), plan.Causes.Flags));
        }
    }

    /// <summary>The file.</summary>
    public static string Text(DeploymentPlan plan) => JsonWriter.Write(new DataMap { { "$schema", "https://flagd.dev/schema/v0/flags.json" }, { "flags", Flags(plan) } });

    // Always ENABLED: flagd answers for a disabled flag with an error, and each call in the code would decide for itself.
    static DataMap Flag(FlagPlan flag)
    {
        var variants = new DataMap();
        foreach (var variant in flag.Variants)
            variants.Add(variant.Key, variant.Value);
        if (flag.Variants.Count == 0)
            variants = new DataMap { { "on", true }, { "off", false } };
        var data = new DataMap { { "state", "ENABLED" }, { "variants", variants }, { "defaultVariant", flag.Default } };
        var others = flag.Others.Count == 0 ? flag.Default : Share(flag.Others);
        if (flag.Allowlist.Count > 0)
        {
            var isListed = new DataMap { { "in", new DataList { new DataMap { { "var", "targetingKey" } }, new DataList(flag.Allowlist) } } };
            data.Add("targeting", new DataMap { { "if", new DataList { isListed, Share(flag.Allowed), others } } });
        }
        else if (flag.Others.Count > 0)
            data.Add("targeting", others);
        return data;
    }

    // The same user gets the same variant each time: flagd takes the hash of flag and targetingKey.
    static DataNode Share(IReadOnlyList<FlagShare> shares) => shares.Count == 1
        ? shares[0].Variant
        : new DataMap { { "fractional", new DataList(shares.Select(static share => (DataNode)new DataList { share.Variant, share.Weight })) } };
}
