var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddKeyPerFile("/run/config");
var key = builder.Configuration["Payment:Key"] ?? throw new InvalidOperationException();
var app = builder.Build();
app.Run();
