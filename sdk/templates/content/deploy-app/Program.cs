using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

services.AddProblemDetails();

// A check with the tag "ready" takes the app out of the load balancer while it fails; without the tag it restarts the app.
services.AddHealthChecks();

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

app.UseForwardedHeaders();
app.UseExceptionHandler();
app.UseStatusCodePages();

app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = check => !check.Tags.Contains("ready") });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/", () => "Hello from DeployApp1.");

app.Run();
