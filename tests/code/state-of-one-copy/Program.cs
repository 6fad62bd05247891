using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession();
builder.Services.AddDbContext<Orders>(options => options.UseSqlite("Data Source=orders.db"));
var memory = new SqliteConnection("Data Source=:memory:");
var app = builder.Build();
app.MapPost("/upload", async (HttpRequest request) =>
{
    var folder = Path.Combine(app.Environment.ContentRootPath, "uploads");
    await using var file = new FileStream(Path.Combine(folder, "image.png"), FileMode.Create);
    await request.Body.CopyToAsync(file);
    await File.WriteAllTextAsync("last.txt", "now");
    await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "scratch.txt"), "now");
    await File.WriteAllTextAsync("/data/volume.txt", "now");
});
app.Run();

class Orders(DbContextOptions<Orders> options) : DbContext(options);
