using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Store.Orders;

public sealed record OrderLine(long ProductId, int Quantity);

public sealed record Order(long Id, Guid Customer, DateTime CreatedAt, IReadOnlyList<OrderLine> Lines);

/// <summary>The service "basket".</summary>
public sealed class BasketClient(HttpClient http)
{
    public async Task<IReadOnlyList<OrderLine>> Of(Guid customer, CancellationToken cancel) =>
        await http.GetFromJsonAsync<List<OrderLine>>($"/baskets/{customer}", cancel) ?? [];

    public async Task Empty(Guid customer, CancellationToken cancel) =>
        (await http.DeleteAsync($"/baskets/{customer}", cancel)).EnsureSuccessStatusCode();
}

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/api/orders");
        orders.MapGet("/{customer:guid}/{id:long}", async (Guid customer, long id, OrderStore store, CancellationToken cancel) =>
            await store.Find(customer, id, cancel) is { } order ? Results.Ok(order) : Results.NotFound());
        orders.MapPost("/{customer:guid}", async (Guid customer, OrderStore store, BasketClient basket, CancellationToken cancel) =>
        {
            var lines = await basket.Of(customer, cancel);
            if (lines.Count == 0)
                return Results.Problem("The basket is empty.", statusCode: StatusCodes.Status409Conflict);
            var order = await store.Place(customer, lines, cancel);
            await basket.Empty(customer, cancel);
            return Results.Created($"/api/orders/{customer}/{order.Id}", order);
        });
    }
}

/// <summary>Orders in PostgreSQL. That an order is still to be announced is written together with it, so none is announced that was not placed, and none forgotten.</summary>
public sealed class OrderStore(NpgsqlDataSource database)
{
    public async Task<Order> Place(Guid customer, IReadOnlyList<OrderLine> lines, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var insert = new NpgsqlCommand("INSERT INTO orders (customer) VALUES ($1) RETURNING id, created_at", connection) { Parameters = { new() { Value = customer } } };
        await using var reader = await insert.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var order = new Order(reader.GetInt64(0), customer, reader.GetDateTime(1), lines);
        await reader.CloseAsync();

        await using var batch = new NpgsqlBatch(connection);
        foreach (var line in lines)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO order_lines (order_id, product_id, quantity) VALUES ($1, $2, $3)")
            {
                Parameters = { new() { Value = order.Id }, new() { Value = line.ProductId }, new() { Value = line.Quantity } },
            });
        }

        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return order;
    }

    public async Task<Order?> Find(Guid customer, long id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            SELECT o.created_at, l.product_id, l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id
            WHERE o.id = $1 AND o.customer = $2 ORDER BY l.product_id
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = customer });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (createdAt, lines) = (default(DateTime), new List<OrderLine>());
        while (await reader.ReadAsync(cancel))
        {
            createdAt = reader.GetDateTime(0);
            lines.Add(new(reader.GetInt64(1), reader.GetInt32(2)));
        }

        return lines.Count == 0 ? null : new(id, customer, createdAt, lines);
    }

    /// <summary>Announces the orders that still are to be, each at least once; a replica leaves alone what another has in hand.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Announce(Func<long, Guid, Task> announce, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var found = new List<(long Id, Guid Customer)>();
        await using (var select = new NpgsqlCommand("SELECT id, customer FROM orders WHERE NOT announced ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED", connection))
        await using (var reader = await select.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
                found.Add((reader.GetInt64(0), reader.GetGuid(1)));
        }

        foreach (var (id, customer) in found)
            await announce(id, customer);
        await using var update = new NpgsqlCommand("UPDATE orders SET announced = true WHERE id = ANY($1)", connection) { Parameters = { new() { Value = found.ConvertAll(static order => order.Id) } } };
        await update.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return found.Count;
    }
}

/// <summary>Ready when the tables exist and the database answers. RabbitMQ may be away: orders wait in the database until it is back.</summary>
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
