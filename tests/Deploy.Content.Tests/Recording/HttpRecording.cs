using System.Globalization;
using System.Net;
using System.Text;

namespace Deploy.Content.Tests.Recording;

/// <summary>A small server on a port of its own: the other end of the network for the real command lines.</summary>
abstract class HttpRecording : IDisposable
{
    HttpListener _listener = new();
    Task _loop = Task.CompletedTask;

    public int Port { get; private set; }

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait(TimeSpan.FromSeconds(5));
    }

    /// <summary>Answers one request.</summary>
    protected abstract Reply Answer(HttpListenerRequest request, string body);

    /// <summary>Begins to answer; the last thing of a constructor.</summary>
    protected void Start()
    {
        Port = Listen();
        _loop = Task.Run(Serve);
    }

    int Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = Random.Shared.Next(20000, 60000);
            // A listener that could not start is of no use any more.
            if (attempt > 0)
                _listener = new HttpListener();
            // Any host: curl asks for the user's domain through the load balancer's address.
            _listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://*:{port}/"));
            try
            {
                _listener.Start();
                return port;
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                // Somebody has that port.
            }
        }
    }

    async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await Answer(context).ConfigureAwait(false);
        }
    }

    async Task Answer(HttpListenerContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
        var body = await reader.ReadToEndAsync().ConfigureAwait(false);
        var reply = Answer(request, body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.Type;
        context.Response.ContentLength64 = reply.Content.Length;
        if (request.HttpMethod != "HEAD")
            await context.Response.OutputStream.WriteAsync(reply.Content).ConfigureAwait(false);
        context.Response.Close();
    }

    /// <summary>What the server says.</summary>
    protected sealed record Reply(int Status, string Type, byte[] Content)
    {
        public Reply(int status, string type, string text)
            : this(status, type, Encoding.UTF8.GetBytes(text))
        {
        }
    }
}
