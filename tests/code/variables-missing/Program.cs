var key = Environment.GetEnvironmentVariable("API_KEY") ?? throw new InvalidOperationException();
var region = Environment.GetEnvironmentVariable("SHOP_REGION") ?? throw new InvalidOperationException();
var zone = Environment.GetEnvironmentVariable("SHOP_ZONE")!.ToUpperInvariant();
var color = Environment.GetEnvironmentVariable("SHOP_COLOR") ?? "blue";
var home = Environment.GetEnvironmentVariable("HOME") ?? throw new InvalidOperationException();
var level = Environment.GetEnvironmentVariable("SHOP_LEVEL");
if (level == null)
    throw new InvalidOperationException("SHOP_LEVEL");
var name = Environment.GetEnvironmentVariable("SHOP_NAME");
if (!string.IsNullOrEmpty(name))
    Console.WriteLine(name);
Console.WriteLine(key + region + zone + color + home + level);
