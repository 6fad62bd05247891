namespace Deploy.Analyzers.Code;

/// <summary>Parts of the request pipeline that a proxy or a collector of metrics must fit.</summary>
static class PipelineReader
{
    // OpenTelemetry, prometheus-net, App.Metrics and Azure Monitor: an endpoint to read from, or an exporter that sends.
    static readonly HashSet<string> Metrics = new(StringComparer.Ordinal)
    {
        "MapPrometheusScrapingEndpoint", "UseOpenTelemetryPrometheusScrapingEndpoint", "MapMetrics", "UseMetricServer", "AddMetricServer", "UseMetricsEndpoint",
        "UseMetricsAllEndpoints", "AddOtlpExporter", "UseOtlpExporter", "UseAzureMonitor", "AddApplicationInsightsTelemetry", "AddServiceDefaults",
    };

    public static readonly string[] Names = [.. Metrics, "UseHttpsRedirection", "UseForwardedHeaders"];

    public static void Read(Call call, CodeFacts facts)
    {
        if (Metrics.Contains(call.Name))
            facts.HasMetrics = true;
        else if (call.Name == "UseHttpsRedirection" && call.IsFramework)
            facts.RedirectsToHttps = true;
        else if (call.Name == "UseForwardedHeaders" && call.IsFramework)
            facts.UsesForwardedHeaders = true;
    }
}
