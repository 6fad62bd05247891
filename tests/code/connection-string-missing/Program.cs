using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Orders>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Default")));
builder.Services.AddDbContext<Orders>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Postgres")));
var audit = builder.Configuration.GetConnectionString("Audit") ?? throw new InvalidOperationException("Audit");
var report = builder.Configuration.GetConnectionString("Report");
if (report is null)
    Console.WriteLine("no reports");
var app = builder.Build();
app.Run();

class Orders(DbContextOptions<Orders> options) : DbContext(options);
