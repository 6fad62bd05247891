using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>Functions, as the root takes them.</summary>
static class LambdaVariables
{
    public static DataMap Of(LambdaPlan plan, DeploymentPlan app)
    {
        var functions = new DataMap();
        foreach (var function in plan.Functions)
        {
            functions.Add(function.Name, new DataMap
            {
                { "handler", function.Handler }, { "runtime", function.Runtime }, { "memory", function.MemoryMebibytes }, { "timeout", function.TimeoutSeconds },
                { "package", FromRoot(function.Package, app) },
            });
        }

        DataNode weights = DataScalar.Null;
        if (plan.Weights.Count > 0)
        {
            var map = new DataMap();
            foreach (var weight in plan.Weights)
                map.Add(weight.Key, weight.Value);
            weights = map;
        }

        return new DataMap { { "alias", plan.Alias }, { "api_gateway", plan.ApiGateway }, { "weights", weights }, { "functions", functions } };
    }

    // Written from the project's folder, read from opentofu/aws or multiregion/<region>: both lie two folders deep, docker/ one.
    static string FromRoot(string package, DeploymentPlan app) =>
        RelativePath.Normalize($"../{app.Image.ContextFromDocker}/{app.Image.ProjectFolder}/{package}");
}
