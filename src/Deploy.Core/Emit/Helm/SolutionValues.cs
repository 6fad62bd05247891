using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about other services.</summary>
static class SolutionValues
{
    public static DataMap Uses(DeploymentPlan plan)
    {
        var uses = new DataMap();
        foreach (var used in plan.Uses)
            uses.Add(used.Name, new DataMap { { "url", "" }, { "port", used.Port } });
        return uses;
    }

    public static DataMap Part(SolutionPart? part)
    {
        var clients = new DataMap();
        foreach (var kind in part?.Clients ?? [])
            clients.Add(kind.Key, Clients(kind.Value));
        return new DataMap
        {
            { "name", part?.Solution ?? "" },
            { "runsApp", part is not { IsShared: true } },
            { "routed", part is { IsRouted: true } },
            { "usedBy", Names(part?.UsedBy ?? []) },
            { "shared", new DataList(part?.Shared ?? []) },
            { "clients", clients },
        };
    }

    static DataMap Clients(IEnumerable<ClientPlan> clients)
    {
        var map = new DataMap();
        foreach (var client in clients)
            map.Add(client.Name, client.IsFollowed ? new DataMap { { "followed", true } } : new DataMap());
        return map;
    }

    static DataMap Names(IEnumerable<string> names)
    {
        var map = new DataMap();
        foreach (var name in names)
            map.Add(name, new DataMap());
        return map;
    }
}
