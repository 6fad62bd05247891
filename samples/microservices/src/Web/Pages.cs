using System.Globalization;
using System.Net;
using System.Text;

namespace Store.Web;

/// <summary>The shop as its customers see it: one page, and two forms.</summary>
public static class Pages
{
    const string Cookie = "customer";

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", async (HttpContext context, Catalog catalog, Basket basket, CancellationToken cancel) =>
        {
            var customer = CustomerOf(context);
            // Both at once, and either may be missing.
            var products = OrNothing(catalog.List(cancel), cancel);
            var lines = OrNothing(basket.Of(customer, cancel), cancel);
            return Html(Shop(await products, await lines));
        });
        app.MapPost("/basket/{product:long}", (HttpContext context, long product, Basket basket, CancellationToken cancel) =>
            Try(async () =>
            {
                await basket.Add(CustomerOf(context), product, cancel);
                return Results.Redirect("/");
            }, cancel));
        app.MapPost("/checkout", (HttpContext context, Orders orders, CancellationToken cancel) =>
            Try(async () => await orders.Place(CustomerOf(context), cancel) is { } order
                ? Html($"<p>Thank you. Your order has the number {order.ToString(CultureInfo.InvariantCulture)}. <a href=\"/\">Back</a></p>")
                : Results.Redirect("/"), cancel));
    }

    // SameSite=Strict: no other site can post a form in the customer's name.
    static Guid CustomerOf(HttpContext context)
    {
        if (Guid.TryParse(context.Request.Cookies[Cookie], out var known))
            return known;
        var customer = Guid.NewGuid();
        context.Response.Cookies.Append(Cookie, customer.ToString(), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromDays(30), SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps,
        });
        return customer;
    }

    static string Shop(IReadOnlyList<Product>? products, IReadOnlyList<BasketLine>? basket)
    {
        var html = new StringBuilder("<h1>Store</h1>");
        if (products is null)
            html.Append("<p>The catalog is not available at the moment.</p>");
        foreach (var product in products ?? [])
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <form method="post" action="/basket/{product.Id}">
                  <b>{WebUtility.HtmlEncode(product.Name)}</b> {product.Price:0.00} <button>Into the basket</button>
                  <br>{WebUtility.HtmlEncode(product.Description)}
                </form>
                """);
        }

        html.Append(basket switch
        {
            null => "<p>The basket is not available at the moment.</p>",
            [] => "<p>The basket is empty.</p>",
            _ => $"""<form method="post" action="/checkout">{basket.Sum(static line => line.Quantity).ToString(CultureInfo.InvariantCulture)} in the basket <button>Order</button></form>""",
        });
        return html.ToString();
    }

    static IResult Html(string body) => Results.Content($"<!doctype html><html lang=\"en\"><title>Store</title><body>{body}</body></html>", "text/html; charset=utf-8");

    static async Task<T?> OrNothing<T>(Task<T> answer, CancellationToken cancel) where T : class
    {
        try
        {
            return await answer;
        }
        catch (Exception error) when (IsOfOther(error, cancel))
        {
            return null;
        }
    }

    static async Task<IResult> Try(Func<Task<IResult>> work, CancellationToken cancel)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (IsOfOther(error, cancel))
        {
            return Results.Problem("Please try again in a moment.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Another service does not answer, or too late.
    static bool IsOfOther(Exception error, CancellationToken cancel) =>
        error is HttpRequestException || (error is TaskCanceledException && !cancel.IsCancellationRequested);
}
