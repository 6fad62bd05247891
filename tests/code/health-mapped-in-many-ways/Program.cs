var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();
var api = app.MapGroup("/api");
api.MapGet("/alive", () => "yes");
app.UseHealthChecks("/ready");
app.MapControllers();
app.Run();
