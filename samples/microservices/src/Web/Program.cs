using Microsoft.AspNetCore.HttpOverrides;
using Store.Web;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

// The deployment says where the others are: CATALOG_URL for each of "uses" in deployment.yaml.
services.AddHttpClient<Catalog>(client => Configure(client, "CATALOG_URL"));
services.AddHttpClient<Basket>(client => Configure(client, "BASKET_URL"));
services.AddHttpClient<Orders>(client => Configure(client, "ORDERS_URL"));

services.AddHealthChecks();
services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));

// The app listens on a private network: only the proxy in front can reach it, whatever its address is.
services.Configure<ForwardedHeadersOptions>(options =>
{
    options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
    options.KnownIPNetworks.Clear();
    options.KnownProxies.Clear();
});

var app = builder.Build();
app.UseForwardedHeaders();

// Says nothing of the other services: a page that says what is missing is better than none, and restarting this one repairs no other.
app.MapHealthChecks("/health");
app.MapPages();
app.Run();

void Configure(HttpClient client, string variable)
{
    var address = builder.Configuration[variable] ?? throw new InvalidOperationException($"Set {variable}.");
    client.BaseAddress = new Uri(address);
    client.Timeout = TimeSpan.FromSeconds(3);
}
