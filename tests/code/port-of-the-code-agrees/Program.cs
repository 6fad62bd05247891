var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Urls.Add("http://+:5000");
app.Urls.Add("http://localhost:5050");
app.Run();
