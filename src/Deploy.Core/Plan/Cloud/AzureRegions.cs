namespace Deploy.Core.Plan.Cloud;

/// <summary>Which regions of Azure have availability zones (https://learn.microsoft.com/azure/reliability/regions-list).</summary>
static class AzureRegions
{
    static readonly HashSet<string> WithoutZones = new(StringComparer.Ordinal)
    {
        "australiacentral", "australiacentral2", "australiasoutheast", "brazilsoutheast", "canadaeast", "francesouth", "germanynorth", "jioindiacentral", "jioindiawest",
        "koreasouth", "northcentralus", "norwaywest", "southafricawest", "southindia", "switzerlandwest", "uaecentral", "ukwest", "westcentralus", "westindia", "westus",
    };

    /// <summary>Whether what is made may stand in several zones.</summary>
    public static bool HaveZones(string region) => !WithoutZones.Contains(region);
}
