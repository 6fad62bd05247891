using System.Diagnostics.Metrics;
using Npgsql;

namespace Shop;

public sealed record OrderLine(long ProductId, int Quantity, decimal Price);

public sealed record Order(long Id, DateTime CreatedAt, decimal Total, IReadOnlyList<OrderLine> Lines);

public sealed record NewOrderLine(long ProductId, int Quantity);

public sealed record NewOrder(IReadOnlyList<NewOrderLine>? Lines)
{
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>();
        if (Lines is not { Count: >= 1 and <= 100 })
            problems["lines"] = ["Between 1 and 100 lines."];
        else if (Lines.Any(line => line.Quantity is < 1 or > 10_000))
            problems["quantity"] = ["Between 1 and 10,000."];
        return problems;
    }
}

public static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders");
        orders.MapGet("/{id:long}", async (long id, OrderStore store, CancellationToken cancel) =>
            await store.Find(id, cancel) is { } order ? Results.Ok(order) : Results.NotFound());
        orders.MapPost("/", async (NewOrder order, OrderStore store, CancellationToken cancel) =>
        {
            if (order.Problems() is { Count: > 0 } problems)
                return Results.ValidationProblem(problems);
            return await store.Place(order.Lines!, cancel) is { } placed
                ? Results.Created($"/orders/{placed.Id}", placed)
                : Results.Problem("A product does not exist, or there are too few left.", statusCode: StatusCodes.Status409Conflict);
        });
    }
}

public sealed class OrderStore(NpgsqlDataSource database, ProductStore products)
{
    static readonly Meter Meter = new("Shop");
    static readonly Counter<long> Placed = Meter.CreateCounter<long>("shop.orders.placed", description: "Orders placed.");
    static readonly Counter<long> Refused = Meter.CreateCounter<long>("shop.orders.refused", description: "Orders refused for lack of stock.");

    /// <summary>Takes the stock and writes the order, or does neither and returns null.</summary>
    public async Task<Order?> Place(IReadOnlyList<NewOrderLine> wanted, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        // Always in the order of the ids: two orders for the same products cannot wait for each other.
        var lines = new List<OrderLine>();
        foreach (var line in wanted.OrderBy(line => line.ProductId))
        {
            if (await TakeStock(connection, line, cancel) is not { } price)
            {
                Refused.Add(1);
                return null;
            }
            lines.Add(new(line.ProductId, line.Quantity, price));
        }

        var order = await Insert(connection, lines, cancel);
        await transaction.CommitAsync(cancel);

        foreach (var line in lines)
            await products.Forget(line.ProductId, CancellationToken.None);
        Placed.Add(1);
        return order;
    }

    public async Task<Order?> Find(long id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            SELECT o.created_at, o.total, l.product_id, l.quantity, l.price
            FROM orders o JOIN order_lines l ON l.order_id = o.id
            WHERE o.id = $1 ORDER BY l.line
            """);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var lines = new List<OrderLine>();
        var (createdAt, total) = (default(DateTime), 0m);
        while (await reader.ReadAsync(cancel))
        {
            (createdAt, total) = (reader.GetDateTime(0), reader.GetDecimal(1));
            lines.Add(new(reader.GetInt64(2), reader.GetInt32(3), reader.GetDecimal(4)));
        }
        return lines.Count == 0 ? null : new(id, createdAt, total, lines);
    }

    static async Task<decimal?> TakeStock(NpgsqlConnection connection, NewOrderLine line, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("UPDATE products SET stock = stock - $2 WHERE id = $1 AND stock >= $2 RETURNING price", connection);
        command.Parameters.Add(new() { Value = line.ProductId });
        command.Parameters.Add(new() { Value = line.Quantity });
        return await command.ExecuteScalarAsync(cancel) as decimal?;
    }

    static async Task<Order> Insert(NpgsqlConnection connection, List<OrderLine> lines, CancellationToken cancel)
    {
        var total = lines.Sum(line => line.Price * line.Quantity);
        await using var insert = new NpgsqlCommand("INSERT INTO orders (total) VALUES ($1) RETURNING id, created_at", connection);
        insert.Parameters.Add(new() { Value = total });
        await using var reader = await insert.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var order = new Order(reader.GetInt64(0), reader.GetDateTime(1), total, lines);
        await reader.CloseAsync();

        await using var batch = new NpgsqlBatch(connection);
        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)))
        {
            var row = new NpgsqlBatchCommand("INSERT INTO order_lines (order_id, line, product_id, quantity, price) VALUES ($1, $2, $3, $4, $5)");
            foreach (var value in new object[] { order.Id, number, line.ProductId, line.Quantity, line.Price })
                row.Parameters.Add(new() { Value = value });
            batch.BatchCommands.Add(row);
        }
        await batch.ExecuteNonQueryAsync(cancel);
        return order;
    }
}
