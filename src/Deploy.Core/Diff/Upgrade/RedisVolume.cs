namespace Deploy.Core.Diff.Upgrade;

/// <summary>Redis is a StatefulSet, whose volumeClaimTemplates cannot be changed, not even to a larger size.</summary>
sealed class RedisVolume : UpgradeRule
{
    static readonly (string Path, string Words)[] Values =
        [("redis.storage.enabled", "volume"), ("redis.storage.size", "volume's size"), ("redis.storage.storageClass", "storage class")];

    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (OwnedServices.Owns(context, "redis") is not (true, true) || ReleaseNames.IsRenamed(context))
            yield break;
        foreach (var (path, words) in Values)
        {
            var (before, after) = context.Text(path);
            // Without a volume its size is that of a temporary one.
            if (before == after || (path != "redis.storage.enabled" && context.Flag("redis.storage.enabled") is not (true, true)))
                continue;
            yield return context.Refused(
                $"Redis: the {words} changes from '{Named(before)}' to '{Named(after)}', but Kubernetes refuses another volumeClaimTemplate in a StatefulSet.",
                "Keep it, or delete the StatefulSet with 'kubectl delete statefulset --cascade=orphan' before the upgrade; its volume stays as it is, and is enlarged with 'kubectl edit pvc'.");
        }
    }

    internal static string Named(string value) => value.Length > 0 ? value : "that of the cluster";
}
