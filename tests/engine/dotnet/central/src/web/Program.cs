var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/", () => Data.Store.Name == "Npgsql" ? "ok" : "no package");
app.Run();
