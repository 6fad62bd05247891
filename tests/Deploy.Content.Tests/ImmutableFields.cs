using Deploy.Core.Emit.Data;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>What Kubernetes, or an operator, refuses to change in an object that is there; or what would leave data behind if it changed.</summary>
static class ImmutableFields
{
    static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["Deployment"] = ["spec.selector"],
        ["StatefulSet"] = ["spec.selector", "spec.serviceName", "spec.podManagementPolicy", "spec.volumeClaimTemplates"],
        ["Job"] = ["spec.selector", "spec.template", "spec.completionMode"],
        ["Service"] = ["spec.clusterIP"],
        ["PersistentVolumeClaim"] = ["spec.accessModes", "spec.storageClassName", "spec.volumeMode", "spec.resources"],
        ["RoleBinding"] = ["roleRef"],
        ["Secret"] = ["type", "immutable"],
        // The operator's webhook, or the data of the cluster that is there, holds these.
        ["Cluster"] = ["spec.storage", "spec.walStorage", "spec.bootstrap"],
        ["Pooler"] = ["spec.cluster", "spec.type"],
        // Another target would be scaled, and the old one left as it is.
        ["HorizontalPodAutoscaler"] = ["spec.scaleTargetRef"],
        ["ScaledObject"] = ["spec.scaleTargetRef"],
        // The controllers find the pods that run by these.
        ["Rollout"] = ["spec.selector"],
        ["Canary"] = ["spec.targetRef"],
    };

    // Helm deletes what an upgrade no longer renders.
    static readonly HashSet<string> Data = new(["StatefulSet", "PersistentVolumeClaim", "Cluster"], StringComparer.Ordinal);

    /// <summary>Whether an object keeps data, and so must not disappear.</summary>
    public static bool KeepsData(string key) => Data.Contains(key.Split('/')[0]);

    /// <summary>Kind and name of each object that has such fields, and the fields as text.</summary>
    public static DataMap Of(RenderedChart chart)
    {
        var all = new DataMap();
        // A hook is deleted and made anew; a Job with the number of the release in its name is another one with each.
        foreach (var item in chart.Objects.Where(static item => Fields.ContainsKey(item.Kind) && item.At("metadata", "annotations", "helm.sh/hook") is null)
            .Where(static item => item.Kind != "Job" || !item.Name.EndsWith("-r1", StringComparison.Ordinal))
            .OrderBy(static item => item.Kind, StringComparer.Ordinal).ThenBy(static item => item.Name, StringComparer.Ordinal))
        {
            var fields = new DataMap();
            foreach (var field in Fields[item.Kind])
            {
                if (item.At(field.Split('.')) is { } value)
                    fields.Add(field, RenderedObject.Write(value));
            }

            all.Add($"{item.Kind}/{item.Name}", fields);
        }

        return all;
    }

    /// <summary>What an upgrade from one to the other would be refused for, or would lose.</summary>
    public static IEnumerable<string> Broken(YamlMapping before, DataMap after)
    {
        foreach (var entry in before.Entries)
        {
            var key = entry.Key.Value;
            if (after[key] is not DataMap now)
            {
                if (KeepsData(key))
                    yield return $"{key} is gone, and its data with it";
                continue;
            }

            var then = ((YamlMapping)entry.Value).Entries.ToDictionary(static field => field.Key.Value, static field => ((YamlScalar)field.Value).Value, StringComparer.Ordinal);
            foreach (var field in then.Keys.Union(now.Select(static field => field.Key), StringComparer.Ordinal))
            {
                var (old, current) = (then.GetValueOrDefault(field, ""), (now[field] as DataScalar)?.Value as string ?? "");
                if (old != current)
                    yield return $"{key} {field}: {old} became {current}";
            }
        }
    }
}
