var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.UseForwardedHeaders();
app.UseHttpsRedirection();
app.Run();
