using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>Backing services that AWS runs.</summary>
static class AwsDataCosts
{
    public static void Add(CostSheet sheet, CostQuestion asked)
    {
        var cloud = asked.Cloud;
        if (cloud.Database is { Engine: AwsDatabase.Aurora } aurora)
            AddAurora(sheet, asked, aurora);
        else if (cloud.Database is { } database)
            AddRds(sheet, asked.Waits ? database with { HighAvailability = false } : database);
        if (cloud.Cache is { } cache)
            sheet.Add("Redis", sheet.Term($"elasticache:{cache.Class}", Of(asked.Waits ? 1 : 1 + cache.Replicas, "nodes"), AllMonth));
        if (cloud.Documents is { } documents)
        {
            sheet.Add("MongoDB",
                sheet.Term($"documentdb:{documents.Class}", Of(asked.Waits ? 1 : documents.Instances, "instances"), AllMonth),
                sheet.Term("documentdb.storage", Of(documents.StorageGibibytes, "GB")), sheet.Term("documentdb.requests", Of(asked.Volumes.MillionPages, "million pages")));
        }

        if (cloud.Broker is { } broker)
        {
            var nodes = broker.IsCluster ? 3 : 1;
            sheet.Add("RabbitMQ", sheet.Term($"mq:{broker.Class}", Of(nodes, "nodes"), AllMonth), sheet.Term("mq.storage", Of(nodes, "nodes"), Of(10, "GB")));
        }
    }

    // The standby costs as much as the server, its storage too. Backups as large as the storage are free.
    static void AddRds(CostSheet sheet, CloudDatabasePlan database)
    {
        var servers = Of(database.HighAvailability ? 2 : 1, database.HighAvailability ? "servers (one stands by)" : "server");
        sheet.Add("PostgreSQL", sheet.Term($"rds:{database.Class}", servers, AllMonth), sheet.Term("rds.storage", servers, Of(database.StorageGibibytes, "GB")));
    }

    static void AddAurora(CostSheet sheet, CostQuestion asked, CloudDatabasePlan database) => sheet.Add("PostgreSQL",
        sheet.Term($"aurora:{database.Class}", Of(asked.Waits ? 1 : database.Instances, "instances"), AllMonth),
        sheet.Term("aurora.storage", Of(database.StorageGibibytes, "GB")),
        sheet.Term("aurora.requests", Of(asked.Volumes.MillionPages, "million pages")));
}
