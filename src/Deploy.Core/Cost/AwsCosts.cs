using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>What each root on AWS has.</summary>
static class AwsCosts
{
    /// <summary>Gigabytes of answers, and of logs, and alarms and dashboards, that each account has for nothing.</summary>
    public const decimal FreeTraffic = 100, FreeLogs = 5, FreeAlarms = 10, FreeDashboards = 3;

    /// <summary>Services that the app reaches without a way to the outside: registry (two), logs, secrets.</summary>
    const int Endpoints = 4;

    public static void AddNetwork(CostSheet sheet, CostQuestion asked)
    {
        var network = asked.Cloud.Network;
        var gateways = network.Nat switch { NatMode.PerAz => network.Zones, NatMode.Single => 1, _ => 0 };
        if (gateways > 0)
            sheet.Add("NAT gateways", sheet.Term("nat.hour", Of(gateways, "gateways"), AllMonth), sheet.Term("nat.gigabyte", Of(asked.Volumes.NatGigabytes, "GB")));
        else
            sheet.Add("VPC endpoints", sheet.Term("endpoint.hour", Of(Endpoints, "endpoints"), Of(network.Zones, "zones"), AllMonth));
        var balanced = asked.Plan.ServesHttp ? network.Zones : 0;
        sheet.Add("Public addresses", sheet.Term("ipv4", Of(gateways + balanced, "addresses"), AllMonth));
        sheet.Add("Traffic to users", sheet.Term("traffic.out", Of(asked.Beyond(asked.Volumes.TrafficGigabytes, FreeTraffic), asked.Allowances ? "GB beyond the free ones" : "GB")));
    }

    public static void AddBalancer(CostSheet sheet, CostQuestion asked)
    {
        if (asked.Plan.ServesHttp)
            sheet.Add("Load balancer", sheet.Term("alb.hour", AllMonth), sheet.Term("alb.unit", Of(asked.Volumes.LoadUnits, "units"), AllMonth));
        // A limit by address, and three groups of AWS.
        if (asked.Plan.ServesHttp && asked.Cloud.Waf)
            sheet.Add("Web application firewall", sheet.Term("waf.acl", Of(1, "list")), sheet.Term("waf.rule", Of(4, "rules")), sheet.Term("waf.requests", Of(asked.Volumes.MillionRequests, "million requests")));
        if (asked.Cloud.Domain is not null)
            sheet.Add("DNS", sheet.Term("route53.queries", Of(asked.Volumes.MillionRequests / 10, "million queries")));
    }

    public static void AddWatching(CostSheet sheet, CostQuestion asked, int secrets)
    {
        sheet.Add("Encryption key", sheet.Term("kms.key", Of(1, "key")));
        sheet.Add("Secrets", sheet.Term("secret", Of(secrets, "secrets")));
        // Logs are stored compressed, to about a seventh.
        var stored = asked.Volumes.LogGigabytes * asked.Cloud.LogDays / 30 * 0.15m;
        sheet.Add("Logs",
            sheet.Term("logs.ingest", Of(asked.Beyond(asked.Volumes.LogGigabytes, FreeLogs), asked.Allowances ? "GB beyond the free ones" : "GB")),
            sheet.Term("logs.store", Of(Math.Round(stored, 4), "GB stored")));
        if (asked.Cloud.Alarms is not null)
        {
            sheet.Add("Alarms and dashboard",
                sheet.Term("alarm", Of(asked.Beyond(Alarms(asked.Cloud), FreeAlarms), asked.Allowances ? "alarms beyond the free ones" : "alarms")),
                sheet.Term("dashboard", Of(asked.Beyond(1, FreeDashboards), "dashboard")));
        }

        if (asked.Cloud.Registry is not null)
            sheet.Add("Container registry", sheet.Term("ecr.storage", Of(5, "GB")));
    }

    // About: errors, latency and health at the load balancer, two of each program, three of a database, two of each other service.
    static int Alarms(CloudPlan cloud) =>
        3 + (2 * (1 + cloud.Workers.Count)) + (cloud.Database is null ? 0 : 3) + (cloud.Cache is null ? 0 : 2) + (cloud.Documents is null ? 0 : 2) + (cloud.Broker is null ? 0 : 2);
}
