var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
var app = builder.Build();
app.MapHealthChecks("/ready");
app.MapGet("/", () => "hello");
app.Run();
