using Shop;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
