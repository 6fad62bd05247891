using Microsoft.FeatureManagement;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGet("/", async (IFeatureManager flags) => await flags.IsEnabledAsync("anything"));
app.Run();
