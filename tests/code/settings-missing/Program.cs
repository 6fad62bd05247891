using System.ComponentModel.DataAnnotations;

var builder = WebApplication.CreateBuilder(args);
var configuration = builder.Configuration;
var key = configuration["Payment:Key"] ?? throw new InvalidOperationException("Payment:Key");
var size = configuration.GetValue<int>("Pages:Size");
var limit = configuration.GetValue<int>("Pages:Limit", 100);
var deep = configuration.GetSection("Search").GetValue<string>("Host")!.Length;
builder.Services.Configure<Mail>(configuration.GetSection("Mail"));
builder.Services.AddOptions<Bank>().BindConfiguration("Bank");
var shipping = configuration.GetRequiredSection("Shipping");
var optional = configuration["Theme"];
var beta = configuration["Beta"] == "true";
Console.WriteLine(string.IsNullOrEmpty(optional) ? "plain" : optional);
var app = builder.Build();
app.Run();

class Mail
{
    public required string Host { get; set; }
    public int Port { get; set; } = 25;
    [Required]
    public string Sender { get; set; } = "";
    public string? Reply { get; set; }
}

record Bank(string Code, string Country = "DE");
