using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>The root of one virtual machine.</summary>
static class ServerCosts
{
    /// <summary>Disk of the operating system, beside that of the data.</summary>
    const int AwsSystem = 10, AzureSystem = 30;

    public static void AddAws(CostSheet sheet, CostQuestion asked)
    {
        var server = asked.Cloud.Server!;
        sheet.Add("Server", sheet.Term($"ec2:{server.Size}", AllMonth));
        sheet.Add("Disks", sheet.Term("ebs.gp3", Of(AwsSystem + server.DiskGibibytes, "GB")));
        sheet.Add("Backups", sheet.Term("ebs.snapshot", Of(server.DiskGibibytes, "GB")));
        sheet.Add("Public address", sheet.Term("ipv4", AllMonth));
        sheet.Add("Traffic to users", sheet.Term("traffic.out", Of(asked.Beyond(asked.Volumes.TrafficGigabytes, AwsCosts.FreeTraffic), asked.Allowances ? "GB beyond the free ones" : "GB")));
    }

    public static void AddAzure(CostSheet sheet, CostQuestion asked)
    {
        var server = asked.Cloud.Server!;
        sheet.Add("Server", sheet.Term($"vm:{server.Size}", AllMonth));
        sheet.Add("Disks", sheet.Term(AzureCosts.Disk("disk.standard", AzureSystem)), sheet.Term(AzureCosts.Disk("disk.standard", server.DiskGibibytes)));
        sheet.Add("Backups", sheet.Term("disk.snapshot", Of(server.DiskGibibytes, "GiB")));
        sheet.Add("Public address", sheet.Term("ipv4", AllMonth));
        sheet.Add("Traffic to users", sheet.Term("traffic.out", Of(asked.Beyond(asked.Volumes.TrafficGigabytes, AzureCosts.FreeTraffic), asked.Allowances ? "GB beyond the free ones" : "GB")));
    }
}
