var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession();
var app = builder.Build();
app.MapPost("/", () => File.WriteAllText("last.txt", "now"));
app.Run();
