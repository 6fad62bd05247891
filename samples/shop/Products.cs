using System.Text.Json;
using Npgsql;

namespace Shop;

public sealed record Product(long Id, string Name, decimal Price, int Stock);

public sealed record NewProduct(string? Name, decimal Price, int Stock)
{
    public Dictionary<string, string[]> Problems()
    {
        var problems = new Dictionary<string, string[]>();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
            problems["name"] = ["Between 1 and 200 characters."];
        if (Price is < 0 or >= 1_000_000)
            problems["price"] = ["Between 0 and 999,999.99."];
        if (Stock < 0)
            problems["stock"] = ["0 or more."];
        return problems;
    }
}

public static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/products");
        products.MapGet("/", (ProductStore store, long after = 0, int limit = 50, CancellationToken cancel = default) =>
            store.List(after, Math.Clamp(limit, 1, 200), cancel));
        products.MapGet("/{id:long}", async (long id, ProductStore store, CancellationToken cancel) =>
            await store.Find(id, cancel) is { } product ? Results.Ok(product) : Results.NotFound());
        products.MapPost("/", async (NewProduct product, ProductStore store, CancellationToken cancel) =>
        {
            if (product.Problems() is { Count: > 0 } problems)
                return Results.ValidationProblem(problems);
            var created = await store.Add(product, cancel);
            return Results.Created($"/products/{created.Id}", created);
        });
    }
}

/// <summary>Products in PostgreSQL. Single products are read through Redis; without Redis everything still works.</summary>
public sealed class ProductStore(NpgsqlDataSource database, RedisClient cache)
{
    static readonly TimeSpan CacheTime = TimeSpan.FromMinutes(1);

    public async Task<List<Product>> List(long after, int limit, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("SELECT id, name, price, stock FROM products WHERE id > $1 ORDER BY id LIMIT $2");
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = limit });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var products = new List<Product>();
        while (await reader.ReadAsync(cancel))
            products.Add(Read(reader));
        return products;
    }

    public async Task<Product?> Find(long id, CancellationToken cancel)
    {
        if (await cache.TryGet(Key(id), cancel) is { } cached)
            return JsonSerializer.Deserialize<Product>(cached);

        await using var command = database.CreateCommand("SELECT id, name, price, stock FROM products WHERE id = $1");
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var product = Read(reader);
        await cache.TrySet(Key(id), JsonSerializer.Serialize(product), CacheTime, cancel);
        return product;
    }

    public async Task<Product> Add(NewProduct product, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("INSERT INTO products (name, price, stock) VALUES ($1, $2, $3) RETURNING id, name, price, stock");
        command.Parameters.Add(new() { Value = product.Name });
        command.Parameters.Add(new() { Value = product.Price });
        command.Parameters.Add(new() { Value = product.Stock });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Read(reader);
    }

    public Task Forget(long id, CancellationToken cancel) => cache.TryDelete(Key(id), cancel);

    static string Key(long id) => $"product:{id}";

    static Product Read(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetDecimal(2), row.GetInt32(3));
}
