using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Deploy.Package.Tests.Support;

/// <summary>A built web app that runs, in production, on a free port of this machine.</summary>
sealed class RunningApp : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly Process process;
    readonly HttpClient client;

    RunningApp(Process process, int port)
    {
        this.process = process;
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Patience };
    }

    public static RunningApp Start(TestProject project)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", Path.ChangeExtension(project.PathOf($"bin/Debug/net10.0/{project.FileName}"), ".dll")) { WorkingDirectory = project.Folder, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_HTTP_PORTS"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment.Remove("ASPNETCORE_URLS");
        return new RunningApp(Process.Start(start)!, port);
    }

    /// <summary>"200 body", once the app takes connections.</summary>
    public string Get(string path)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = client.GetAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult();
                return $"{(int)response.StatusCode} {response.Content.ReadAsStringAsync().GetAwaiter().GetResult()}";
            }
            catch (HttpRequestException) when (clock.Elapsed < Patience && !process.HasExited)
            {
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        client.Dispose();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
