using Store.Mailer;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Mailer>();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
builder.Build().Run();
