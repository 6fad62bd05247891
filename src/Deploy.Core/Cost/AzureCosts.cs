using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>What each root on Azure has.</summary>
static class AzureCosts
{
    /// <summary>Gigabytes of answers, and of logs, that each account has for nothing.</summary>
    public const decimal FreeTraffic = 100, FreeLogs = 5;

    /// <summary>Days of a month, as hours are counted.</summary>
    const decimal Days = Hours / 24;

    static readonly int[] DiskSizes = [32, 64, 128, 256, 512, 1024];

    /// <summary>The key of the smallest disk that holds so much; sold in these sizes only.</summary>
    public static string Disk(string family, int gibibytes) =>
        $"{family}:{(DiskSizes.FirstOrDefault(size => size >= gibibytes) is var found and > 0 ? $"{found}" : $"disk of {gibibytes} GiB")}";

    public static void AddShared(CostSheet sheet, CostQuestion asked, int endpoints)
    {
        var cloud = asked.Cloud;
        var tier = cloud.Registry?.Sku.ToString().ToLowerInvariant();
        if (cloud.Registry is { } registry)
            sheet.Add("Container registry", sheet.Term($"acr:{tier}", Of(1 + registry.Georeplications.Count, "regions"), Of(Math.Round(Days, 4), "days")));
        sheet.Add("Private endpoints and DNS zones", sheet.Term("endpoint.hour", Of(endpoints, "endpoints"), AllMonth), sheet.Term("privatedns.zone", Of(endpoints, "zones")));
        sheet.Add("Key vault", sheet.Term("keyvault.operations", Of(10, "packs of ten thousand operations")));
        sheet.Add("Logs", sheet.Term("logs.ingest", Of(asked.Beyond(asked.Volumes.LogGigabytes, FreeLogs), asked.Allowances ? "GB beyond the free ones" : "GB")));
        if (cloud.Alarms is not null)
            sheet.Add("Alarms", sheet.Term("alarm", Of(5 + cloud.Workers.Count, "alarms")));
        sheet.Add("Traffic to users", sheet.Term("traffic.out", Of(asked.Beyond(asked.Volumes.TrafficGigabytes, FreeTraffic), asked.Allowances ? "GB beyond the free ones" : "GB")));
    }
}
