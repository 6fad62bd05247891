namespace Deploy.Core.Diff.Upgrade;

/// <summary>The services that the chart runs itself are StatefulSets, whose volumeClaimTemplates cannot be changed, not even to a larger size.</summary>
sealed class ServiceVolumes : UpgradeRule
{
    static readonly (string Path, string Words)[] Values =
        [("storage.enabled", "volume"), ("storage.size", "volume's size"), ("storage.storageClass", "storage class")];

    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context) =>
        ReleaseNames.IsRenamed(context) ? [] : OwnedServices.StatefulSets.SelectMany(service => Check(context, service.Key, service.Name));

    static IEnumerable<UpgradeRisk> Check(UpgradeContext context, string key, string name)
    {
        if (OwnedServices.Owns(context, key) is not (true, true))
            yield break;
        foreach (var (path, words) in Values)
        {
            var (before, after) = context.Text($"{key}.{path}");
            // Without a volume its size is that of a temporary one; only Redis can be without.
            if (before == after || (path != "storage.enabled" && key == "redis" && context.Flag("redis.storage.enabled") is not (true, true)))
                continue;
            yield return context.Refused(
                $"{name}: the {words} changes from '{Named(before)}' to '{Named(after)}', but Kubernetes refuses another volumeClaimTemplate in a StatefulSet.",
                "Keep it, or delete the StatefulSet with 'kubectl delete statefulset --cascade=orphan' before the upgrade; its volume stays as it is, and is enlarged with 'kubectl edit pvc'.");
        }
    }

    internal static string Named(string value) => value.Length > 0 ? value : "that of the cluster";
}
