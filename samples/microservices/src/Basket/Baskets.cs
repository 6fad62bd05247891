using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Store.Basket;

public sealed record BasketLine(long ProductId, int Quantity);

/// <summary>One hash in Redis for each customer: product to quantity. A basket that nobody touches is gone after a month.</summary>
public sealed class Baskets(RedisClient redis)
{
    static readonly string Lifetime = TimeSpan.FromDays(30).TotalSeconds.ToString(CultureInfo.InvariantCulture);

    public async Task<IReadOnlyList<BasketLine>> Of(Guid customer, CancellationToken cancel)
    {
        var pairs = await redis.Send(cancel, "HGETALL", Key(customer));
        return pairs.Chunk(2).Select(static pair => new BasketLine(long.Parse(pair[0], CultureInfo.InvariantCulture), int.Parse(pair[1], CultureInfo.InvariantCulture)))
            .OrderBy(static line => line.ProductId).ToList();
    }

    /// <summary>Adds in Redis itself: two requests at once both count.</summary>
    public async Task Add(Guid customer, BasketLine line, CancellationToken cancel)
    {
        await redis.Send(cancel, "HINCRBY", Key(customer), Text(line.ProductId), Text(line.Quantity));
        await redis.Send(cancel, "EXPIRE", Key(customer), Lifetime);
    }

    public Task Empty(Guid customer, CancellationToken cancel) => redis.Send(cancel, "DEL", Key(customer));

    static string Key(Guid customer) => $"basket:{customer}";

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

public static class BasketEndpoints
{
    public static void MapBaskets(this IEndpointRouteBuilder app)
    {
        var baskets = app.MapGroup("/baskets/{customer:guid}");
        baskets.MapGet("/", (Guid customer, Baskets store, CancellationToken cancel) => store.Of(customer, cancel));
        baskets.MapPost("/", async (Guid customer, BasketLine line, Baskets store, CancellationToken cancel) =>
        {
            if (line.Quantity is < 1 or > 100)
                return Results.ValidationProblem(new Dictionary<string, string[]> { ["quantity"] = ["Between 1 and 100."] });
            await store.Add(customer, line, cancel);
            return Results.NoContent();
        });
        baskets.MapDelete("/", async (Guid customer, Baskets store, CancellationToken cancel) =>
        {
            await store.Empty(customer, cancel);
            return Results.NoContent();
        });
    }
}

/// <summary>Not ready without Redis: all that is kept here is kept there.</summary>
public sealed class RedisCheck(RedisClient redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await redis.Send(cancellationToken, "PING") is ["PONG"] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Redis answers something else.");
}
