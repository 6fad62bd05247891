using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Store.Basket;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

services.AddSingleton(_ => new RedisClient(builder.Configuration.GetConnectionString("Redis")
    ?? throw new InvalidOperationException("Set ConnectionStrings:Redis (environment: ConnectionStrings__Redis).")));
services.AddSingleton<Baskets>();
services.AddProblemDetails();
services.AddHealthChecks().AddCheck<RedisCheck>("redis", tags: ["ready"]);
services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

var app = builder.Build();

// Without Redis there are no baskets: said as what it is, not as a mistake of this service.
app.UseExceptionHandler(new ExceptionHandlerOptions
{
    StatusCodeSelector = static error => error is IOException or SocketException or OperationCanceledException
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError,
});

app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapBaskets();
app.Run();
