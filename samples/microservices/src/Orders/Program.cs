using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Npgsql;
using Store.Orders;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

services.AddSingleton(_ => NpgsqlDataSource.Create(Required("Postgres")));
services.AddSingleton(_ => new Queue(Required("RabbitMq")));
services.AddSingleton<OrderStore>();
services.AddSingleton<Schema>();
services.AddHostedService(provider => provider.GetRequiredService<Schema>());
services.AddHostedService<Announcer>();

// The same address as BASKET_URL, by the name that .NET's service discovery has for it.
services.AddHttpClient<BasketClient>(client =>
{
    client.BaseAddress = new Uri(builder.Configuration["services:basket:http:0"] ?? throw new InvalidOperationException("Set services__basket__http__0."));
    client.Timeout = TimeSpan.FromSeconds(3);
});

services.AddProblemDetails();
services.AddHealthChecks().AddCheck<PostgresCheck>("postgres", tags: ["ready"]);
services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions
{
    StatusCodeSelector = static error => error is HttpRequestException or NpgsqlException or TaskCanceledException
        ? StatusCodes.Status503ServiceUnavailable
        : StatusCodes.Status500InternalServerError,
});

app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapOrders();
app.Run();

string Required(string name) =>
    builder.Configuration.GetConnectionString(name) is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"Set ConnectionStrings:{name} (environment: ConnectionStrings__{name}).");
