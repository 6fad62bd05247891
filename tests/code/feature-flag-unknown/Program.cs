using Microsoft.FeatureManagement;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", async (IFeatureManager flags) =>
    await flags.IsEnabledAsync("new-checkout") && await flags.IsEnabledAsync("new-chekout") && await flags.IsEnabledAsync("Gifts"));
app.Run();
