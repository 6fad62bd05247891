using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>A named volume that a service no longer mounts keeps its data, and nobody reads it.</summary>
sealed class ComposeVolumes : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (ComposeProject.IsRenamed(context) || DataPath.Find(context.Before, ["services"]) is not DataMap services)
            yield break;
        foreach (var service in services)
        {
            var later = Mounts(context.After, service.Key).ToDictionary(static mount => mount.Target, static mount => mount.Volume, StringComparer.Ordinal);
            foreach (var (volume, target) in Mounts(context.Before, service.Key))
            {
                if (!later.TryGetValue(target, out var other))
                    yield return context.LeftBehind($"The volume '{volume}' is no longer mounted by '{service.Key}': its data stays, and nobody reads it.", "Move the data first, and remove the volume by hand when it is no longer needed.");
                else if (other != volume)
                    yield return context.LeftBehind($"'{service.Key}' mounts the volume '{other}' at {target} instead of '{volume}': it starts empty.", "Keep the volume, or copy the data over first.");
                else if (!Same(DataPath.Find(context.Before, ["volumes", volume]), DataPath.Find(context.After, ["volumes", volume])))
                    yield return context.LeftBehind($"The volume '{volume}' is defined otherwise: compose asks for it to be made anew, without its data.", "Keep the definition, or copy the data over first.");
            }
        }
    }

    // "name:/path"; what begins with a dot or a slash is a file of the host.
    static IEnumerable<(string Volume, string Target)> Mounts(DataMap file, string service)
    {
        foreach (var item in DataPath.Find(file, ["services", service, "volumes"]) as DataList ?? [])
        {
            if (item is DataScalar { Value: string text } && text.Split(':') is { Length: >= 2 } parts && parts[0].Length > 0 && parts[0][0] is not ('.' or '/' or '~' or '$'))
                yield return (parts[0], parts[1]);
        }
    }

    static bool Same(DataNode? one, DataNode? other) => Normal(one).SameAs(Normal(other));

    static DataNode Normal(DataNode? node) => node is null or DataScalar { Value: null } ? new DataMap() : node;
}
