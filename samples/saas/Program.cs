using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

// Counts who visits which page, without knowing who it was: a visitor is a salted hash.
var builder = WebApplication.CreateBuilder(args);
var connection = builder.Configuration.GetConnectionString("Postgres") ?? "Host=localhost;Database=saas;Username=saas";
var salt = builder.Configuration["VISITS_SALT"] ?? "";

builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(connection));
builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", tags: ["ready"]);

var app = builder.Build();
app.MapHealthChecks("/health", new() { Predicate = static _ => false });
app.MapHealthChecks("/health/ready", new() { Predicate = static check => check.Tags.Contains("ready") });

app.MapPost("/visits/{page}", static async (string page, HttpContext request, NpgsqlDataSource database) =>
{
    await using var command = database.CreateCommand("""
        create table if not exists visits (page text, visitor text, primary key (page, visitor));
        """);
    await command.ExecuteNonQueryAsync();
    await using var insert = database.CreateCommand("insert into visits values ($1, $2) on conflict do nothing");
    insert.Parameters.AddWithValue(page);
    insert.Parameters.AddWithValue(Visitor.Of(request));
    await insert.ExecuteNonQueryAsync();
    return Results.Accepted();
});

app.MapGet("/visits/{page}", static async (string page, NpgsqlDataSource database) =>
{
    await using var count = database.CreateCommand("select count(*) from visits where page = $1");
    count.Parameters.AddWithValue(page);
    return await count.ExecuteScalarAsync() as long? ?? 0;
});

Visitor.Salt = Encoding.UTF8.GetBytes(salt);
app.Run();

static class Visitor
{
    public static byte[] Salt { get; set; } = [];

    public static string Of(HttpContext request) =>
        Convert.ToHexString(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes(request.Connection.RemoteIpAddress?.ToString() ?? "")));
}

sealed class DatabaseAnswers(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellation = default)
    {
        await using var command = database.CreateCommand("select 1");
        await command.ExecuteScalarAsync(cancellation);
        return HealthCheckResult.Healthy();
    }
}
