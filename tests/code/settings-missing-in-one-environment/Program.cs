var builder = WebApplication.CreateBuilder(args);
var host = builder.Configuration["Payment:Host"] ?? throw new InvalidOperationException();
var search = builder.Configuration["Search:Host"] ?? throw new InvalidOperationException();
var app = builder.Build();
app.Run();
