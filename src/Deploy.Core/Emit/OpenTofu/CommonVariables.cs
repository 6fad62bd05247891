using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>Variables that several roots have.</summary>
static class CommonVariables
{
    /// <summary>Those that each root begins with.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud)
    {
        var data = new DataMap { { "name", plan.Name }, { "environment", cloud.Environment }, { "region", cloud.Region } };
        if (cloud.Account.Length > 0)
            data.Add("account", cloud.Account);
        if (cloud.ResourceGroup.Length > 0)
            data.Add("resource_group", cloud.ResourceGroup);
        data.Add("protect", cloud.Protect);
        return data;
    }

    public static DataNode Network(CloudPlan cloud) => cloud.Platform == Platform.Azure
        ? new DataMap { { "cidr", cloud.Network.Cidr }, { "zone_redundant", cloud.Network.Zones > 1 } }
        : new DataMap { { "cidr", cloud.Network.Cidr }, { "zones", cloud.Network.Zones }, { "nat", Words.ToKebabCase(cloud.Network.Nat.ToString()) } };

    public static DataNode Registry(CloudPlan cloud) => cloud.Registry is not { } registry ? DataScalar.Null
        : cloud.Platform == Platform.Azure
            ? new DataMap { { "sku", registry.Sku.ToString() }, { "georeplications", new DataList(registry.Georeplications) }, { "allowed_ips", new DataList(registry.AllowedIps.Select(Network)) } }
            : new DataMap { { "keep_images", 30 } };

    // The registry takes networks only.
    static string Network(string address) => address.IndexOf('/') < 0 ? $"{address}/32" : address;

    public static DataNode Domain(CloudPlan cloud)
    {
        if (cloud.Domain is not { } domain)
            return DataScalar.Null;
        var data = new DataMap { { "name", domain.Name }, { "zone", domain.Zone } };
        if (domain.CertificateArn.Length > 0)
            data.Add("certificate_arn", domain.CertificateArn);
        return data;
    }

    // An alarm of Azure cannot divide one metric by another: it has a number of errors of its own.
    public static DataNode Alarms(CloudPlan cloud) => cloud.Alarms is not { } alarms ? cloud.Platform == Platform.Azure ? new DataMap { { "email", DataScalar.Null } } : DataScalar.Null
        : cloud.Platform == Platform.Azure ? new DataMap { { "email", TextOrNull(alarms.Email) }, { "latency_ms", alarms.LatencyMilliseconds } }
        : new DataMap { { "email", TextOrNull(alarms.Email) }, { "error_rate_percent", new DataScalar(alarms.ErrorRatePercent) }, { "latency_ms", alarms.LatencyMilliseconds } };

    public static DataNode Budget(CloudPlan cloud) => cloud.Budget is not { } budget ? DataScalar.Null
        : new DataMap { { "amount", new DataScalar(budget.Monthly) }, { "email", TextOrNull(budget.Email) } };

    /// <summary>A text, or null for an empty one.</summary>
    public static DataNode TextOrNull(string text) => text.Length == 0 ? DataScalar.Null : text;
}
