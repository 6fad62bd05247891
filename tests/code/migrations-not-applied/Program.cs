using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<Orders>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Postgres")));
var app = builder.Build();
app.Run();

class Orders(DbContextOptions<Orders> options) : DbContext(options);
