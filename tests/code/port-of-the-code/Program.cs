var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://*:5000", "https://*:5001");
var app = builder.Build();
app.Run();
