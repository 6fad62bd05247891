using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Shop;

/// <summary>Ready when the tables exist and the database answers.</summary>
public sealed class PostgresCheck(NpgsqlDataSource database, Schema schema) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!schema.Ready)
            return HealthCheckResult.Unhealthy("The tables are not created yet.");
        await using var command = database.CreateCommand("SELECT 1");
        command.CommandTimeout = 2;
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Degraded, not unhealthy, without Redis: products are then read from the database.</summary>
public sealed class RedisCheck(RedisClient redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.TryPing(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("Redis does not answer.");
}
