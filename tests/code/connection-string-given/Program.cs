var builder = WebApplication.CreateBuilder(args);
var text = builder.Configuration.GetConnectionString("Default") ?? throw new InvalidOperationException();
var app = builder.Build();
app.Run();
