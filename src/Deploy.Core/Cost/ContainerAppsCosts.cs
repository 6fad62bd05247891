using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>The root of apps on Azure.</summary>
static class ContainerAppsCosts
{
    const decimal Seconds = Hours * 3600;

    /// <summary>Processor seconds, GiB seconds and millions of requests that each subscription has for nothing.</summary>
    const decimal FreeProcessor = 180000, FreeMemory = 360000, FreeRequests = 2;

    public static void Add(CostSheet sheet, CostQuestion asked)
    {
        var cloud = asked.Cloud;
        AddReplicas(sheet, asked, "App", cloud.App, asked.Tasks, asked.Allowances);
        foreach (var (worker, task) in cloud.Workers.Select(static pair => (pair.Key, pair.Value)))
            AddReplicas(sheet, asked, $"Worker {worker.Name}", task, asked.TasksOf(task), allowances: false);
        if (asked.Plan.ServesHttp)
            sheet.Add("Requests", sheet.Term("containerapps.requests", Of(asked.Beyond(asked.Volumes.MillionRequests, FreeRequests), asked.Allowances ? "million beyond the free ones" : "million")));
        AddServices(sheet, cloud);
        if (cloud.Storage)
            sheet.Add("Object storage", sheet.Term("blob.storage", Of(asked.Volumes.ObjectGigabytes, "GB")));
        // Of the key vault, of a registry that has private networks, and of each service that is not in the network itself.
        var endpoints = 1 + (cloud.Registry is { Sku: AcrSku.Premium } ? 1 : 0) + (cloud.Cache is null ? 0 : 1) + (cloud.Documents is null ? 0 : 1);
        AzureCosts.AddShared(sheet, asked, endpoints);
    }

    static void AddReplicas(CostSheet sheet, CostQuestion asked, string part, TaskPlan task, int count, bool allowances)
    {
        var processor = count * task.Cpu / 1000m * Seconds;
        var memory = Math.Max(0, (count * task.MemoryMebibytes / 1024m * Seconds) - (allowances ? FreeMemory : 0));
        var busy = Math.Max(0, (processor * asked.Volumes.BusyShare) - (allowances ? FreeProcessor : 0));
        sheet.Add(part,
            sheet.Term("containerapps.vcpu.active", Of(busy, "vCPU seconds, busy")),
            sheet.Term("containerapps.vcpu.idle", Of(processor * (1 - asked.Volumes.BusyShare), "vCPU seconds, idle")),
            sheet.Term("containerapps.memory", Of(memory, "GiB seconds")));
    }

    static void AddServices(CostSheet sheet, CloudPlan cloud)
    {
        if (cloud.Database is { } database)
        {
            var servers = Of(database.HighAvailability ? 2 : 1, database.HighAvailability ? "servers (one stands by)" : "server");
            sheet.Add("PostgreSQL", sheet.Term($"postgresql:{database.Class}", servers, AllMonth), sheet.Term("postgresql.storage", servers, Of(database.StorageGibibytes, "GiB")));
        }

        if (cloud.Cache is { } cache)
            sheet.Add("Redis", sheet.Term($"managedredis:{cache.Class}", Of(cache.Replicas > 0 ? 2 : 1, "nodes"), AllMonth));
        if (cloud.Documents is { } documents)
        {
            var nodes = Of(documents.Instances, "nodes");
            sheet.Add("MongoDB", sheet.Term($"mongocluster:{documents.Class}", nodes, AllMonth), sheet.Term("mongocluster.storage", nodes, Of(documents.StorageGibibytes, "GiB")));
        }
    }
}
