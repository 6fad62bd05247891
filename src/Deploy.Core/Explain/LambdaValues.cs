using System.Globalization;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>lambda</c>.</summary>
static class LambdaValues
{
    public static void Add(ValueList values, LambdaPlan plan, LambdaSpec? written)
    {
        const string key = "lambda";
        values.Add($"{key}.alias", plan.Alias, written?.Alias, Otherwise.Default);
        values.Add($"{key}.api_gateway", plan.ApiGateway, written?.ApiGateway, Otherwise.Default);
        if (plan.Weights.Count > 0)
            values.Add($"{key}.weights", string.Join(",", plan.Weights.Select(static weight => $"{weight.Key}:{weight.Value.ToString(CultureInfo.InvariantCulture)}")), written?.Weights, Otherwise.Default);
        foreach (var function in plan.Functions)
        {
            var own = written?.Functions?.Items.FirstOrDefault(item => item.Name?.Value == function.Name);
            var part = $"{key}.functions.{function.Name}";
            values.Show(own?.KeySpan, part);
            values.Show(own?.Name?.Span, part);
            values.Add($"{part}.handler", function.Handler, own?.Handler, Otherwise.Project("AssemblyName"));
            values.Add($"{part}.runtime", function.Runtime, own?.Runtime, Otherwise.Project("TargetFramework"));
            values.Add($"{part}.memory", function.MemoryMebibytes, own?.Memory, Otherwise.Default);
            values.Add($"{part}.timeout", $"{function.TimeoutSeconds.ToString(CultureInfo.InvariantCulture)}s", own?.Timeout, Otherwise.Default);
            values.Add($"{part}.package", function.Package, own?.Package, Otherwise.Default);
        }
    }
}
