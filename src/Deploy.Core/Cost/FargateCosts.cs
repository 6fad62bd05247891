using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>The root of apps on AWS.</summary>
static class FargateCosts
{
    public static void Add(CostSheet sheet, CostQuestion asked)
    {
        var cloud = asked.Cloud;
        AddTasks(sheet, "App", cloud.App, asked.Tasks, cloud.App.Min, cloud.Spot);
        foreach (var (worker, task) in cloud.Workers.Select(static pair => (pair.Key, pair.Value)))
            AddTasks(sheet, $"Worker {worker.Name}", task, asked.TasksOf(task), task.Min, spot: cloud.Spot);
        AwsCosts.AddBalancer(sheet, asked);
        AwsCosts.AddNetwork(sheet, asked);
        AwsDataCosts.Add(sheet, asked);
        if (cloud.Storage)
            sheet.Add("Object storage", sheet.Term("s3.storage", Of(asked.Volumes.ObjectGigabytes, "GB")), sheet.Term("s3.requests", Of(asked.Volumes.ObjectGigabytes, "thousand writes")));
        AddLambda(sheet, asked);
        if (cloud.Flags is { Provider: FlagProvider.Appconfig })
            sheet.Add("Feature flags", sheet.Term("appconfig.requests", Of(asked.Tasks, "tasks"), Of(0.0584m, "million polls")));
        AwsCosts.AddWatching(sheet, asked, Secrets(asked));
    }

    /// <summary>Secrets that are made: one of each service, and those of the app that are not elsewhere.</summary>
    static int Secrets(CostQuestion asked)
    {
        var cloud = asked.Cloud;
        object?[] services = [cloud.Database, cloud.Cache, cloud.Documents, cloud.Broker];
        return services.Count(static service => service is not null) + asked.Plan.Secrets.Count(static secret => secret.Key == secret.Name);
    }

    static void AddTasks(CostSheet sheet, string part, TaskPlan task, int count, int least, bool spot)
    {
        // The first half of the fewest always runs on capacity of its own.
        var spare = spot ? Math.Max(0, count - ((least + 1) / 2)) : 0;
        sheet.Add(part, [.. Terms(sheet, "fargate", "tasks", task, count - spare), .. Terms(sheet, "fargate.spot", "spot tasks", task, spare)]);
    }

    static CostTerm?[] Terms(CostSheet sheet, string key, string unit, TaskPlan task, int count) =>
    [
        sheet.Term($"{key}.vcpu", Of(count, unit), Of(task.Cpu / 1024m, "vCPU"), AllMonth),
        sheet.Term($"{key}.memory", Of(count, unit), Of(task.MemoryMebibytes / 1024m, "GB"), AllMonth),
    ];

    static void AddLambda(CostSheet sheet, CostQuestion asked)
    {
        // Nobody calls those of a region that waits.
        if (asked.Cloud.Lambda is not { } lambda || asked.Role == RegionRole.Standby)
            return;
        foreach (var function in lambda.Functions)
        {
            sheet.Add($"Function {function.Name}",
                sheet.Term("lambda.requests", Of(1, "million calls")), sheet.Term("lambda.compute", Of(200000, "s"), Of(function.MemoryMebibytes / 1024m, "GB")));
        }

        if (lambda.ApiGateway)
            sheet.Add("API of the functions", sheet.Term("apigateway.requests", Of(lambda.Functions.Count, "million calls")));
    }
}
