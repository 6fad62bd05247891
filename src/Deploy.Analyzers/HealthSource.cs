namespace Deploy.Analyzers;

/// <summary>
/// Spells class DeployHealth, in C# 7.3: a hosting start-up of the app's own assembly, which every usual host of ASP.NET Core runs
/// (https://learn.microsoft.com/aspnet/core/fundamentals/configuration/platform-specific-configuration). Users read this code, so it
/// carries its own comments.
/// </summary>
static class HealthSource
{
    /// <summary>Types that the class needs; without one of them the project is no web app.</summary>
    public static readonly string[] Needs =
    [
        "Microsoft.AspNetCore.Hosting.HostingStartupAttribute", "Microsoft.AspNetCore.Hosting.IStartupFilter", "Microsoft.AspNetCore.Builder.IApplicationBuilder",
        "Microsoft.AspNetCore.Http.HttpContext", "Microsoft.Extensions.DependencyInjection.IServiceCollection",
    ];

    /// <summary>The whole file.</summary>
    /// <param name="path">Begins with '/', as a C# literal.</param>
    public static string Write(string path) =>
        GeneratedFile.Head("answers the health checks of an app that does not. Set DeployMapHealth to false to do without.")
        + Body.Replace("\r\n", "\n").Replace("//ATTRIBUTE", GeneratedFile.Attribute).Replace("PATH", path);

    const string Body =
        """
        [assembly: global::Microsoft.AspNetCore.Hosting.HostingStartup(typeof(global::Deploy.DeployHealth))]

        namespace Deploy
        {
            /// <summary>
            /// deployment.yaml leaves the path of the health checks open, so they ask for the usual one. What the app maps there answers first:
            /// this comes after everything else in the pipeline, and says only that the process takes requests.
            /// To check more, call AddHealthChecks and MapHealthChecks.
            /// </summary>
            //ATTRIBUTE
            [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
            internal sealed class DeployHealth : global::Microsoft.AspNetCore.Hosting.IHostingStartup, global::Microsoft.AspNetCore.Hosting.IStartupFilter
            {
                /// <summary>Called by the host while it is built.</summary>
                public void Configure(global::Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
                {
                    builder.ConfigureServices(services =>
                        global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<global::Microsoft.AspNetCore.Hosting.IStartupFilter>(services, this));
                }

                /// <summary>Called when the pipeline is built: the app's own part first.</summary>
                public global::System.Action<global::Microsoft.AspNetCore.Builder.IApplicationBuilder> Configure(
                    global::System.Action<global::Microsoft.AspNetCore.Builder.IApplicationBuilder> next)
                {
                    return app =>
                    {
                        next(app);
                        app.Use(following => context => IsHealthCheck(context.Request) ? Answer(context.Response) : following(context));
                    };
                }

                private static bool IsHealthCheck(global::Microsoft.AspNetCore.Http.HttpRequest request)
                {
                    return request.Path == new global::Microsoft.AspNetCore.Http.PathString(PATH) && (request.Method == "GET" || request.Method == "HEAD");
                }

                private static global::System.Threading.Tasks.Task Answer(global::Microsoft.AspNetCore.Http.HttpResponse response)
                {
                    response.StatusCode = 200;
                    response.ContentType = "text/plain";
                    response.Headers["Cache-Control"] = "no-store";
                    return global::Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(response, "Healthy");
                }
            }
        }

        """;
}
