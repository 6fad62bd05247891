var builder = WebApplication.CreateBuilder(args);
var size = Environment.GetEnvironmentVariable("PAGE_SIZE") ?? "10";
var stripe = builder.Configuration["STRIPE_KEY"];
var mail = builder.Configuration.GetSection("Mail");
var app = builder.Build();
app.Run();
