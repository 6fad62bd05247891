var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/", () => File.Exists("/usr/bin/jq") ? "ok" : "no package");
app.Run();
