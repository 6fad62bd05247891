using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Npgsql;
using Shop;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

services.AddSingleton(_ => NpgsqlDataSource.Create(Required("Postgres")));
services.AddSingleton(_ => new RedisClient(Required("Redis")));
services.AddSingleton<ProductStore>();
services.AddSingleton<OrderStore>();
services.AddSingleton<PrometheusMetrics>();

services.AddSingleton<Schema>();
services.AddHostedService(provider => provider.GetRequiredService<Schema>());

services.AddProblemDetails();
services.AddHealthChecks()
    .AddCheck<PostgresCheck>("postgres", tags: ["ready"])
    .AddCheck<RedisCheck>("redis", tags: ["ready"]);

// Whoever stops the app waits 30 seconds; requests in flight get 25 of them.
services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

// The app listens on a private network: only the proxy in front can reach it, whatever its address is.
services.Configure<ForwardedHeadersOptions>(options =>
{
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    options.KnownIPNetworks.Clear();
    options.KnownProxies.Clear();
});

var app = builder.Build();
app.Services.GetRequiredService<PrometheusMetrics>().Start();

app.UseForwardedHeaders();
app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/metrics", (PrometheusMetrics metrics) => Results.Text(metrics.Scrape(), PrometheusMetrics.ContentType));
app.MapProducts();
app.MapOrders();
app.Run();

string Required(string name) =>
    builder.Configuration.GetConnectionString(name) is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"Set ConnectionStrings:{name} (environment: ConnectionStrings__{name}).");
