using System.Net;

namespace Store.Web;

public sealed record Product(long Id, string Name, decimal Price, string Description);

public sealed record BasketLine(long ProductId, int Quantity);

public sealed record OrderPlaced(long Id);

/// <summary>The service "catalog".</summary>
public sealed class Catalog(HttpClient http)
{
    public async Task<IReadOnlyList<Product>> List(CancellationToken cancel) =>
        await http.GetFromJsonAsync<List<Product>>("/products", cancel) ?? [];
}

/// <summary>The service "basket".</summary>
public sealed class Basket(HttpClient http)
{
    public async Task<IReadOnlyList<BasketLine>> Of(Guid customer, CancellationToken cancel) =>
        await http.GetFromJsonAsync<List<BasketLine>>($"/baskets/{customer}", cancel) ?? [];

    public async Task Add(Guid customer, long product, CancellationToken cancel) =>
        (await http.PostAsJsonAsync($"/baskets/{customer}", new BasketLine(product, 1), cancel)).EnsureSuccessStatusCode();
}

/// <summary>The service "orders".</summary>
public sealed class Orders(HttpClient http)
{
    /// <returns>Null when there is nothing in the basket.</returns>
    public async Task<long?> Place(Guid customer, CancellationToken cancel)
    {
        var response = await http.PostAsync($"/api/orders/{customer}", null, cancel);
        if (response.StatusCode == HttpStatusCode.Conflict)
            return null;
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<OrderPlaced>(cancel))?.Id;
    }
}
