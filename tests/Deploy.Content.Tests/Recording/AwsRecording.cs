using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.Recording;

/// <summary>
/// Answers the calls of the real <c>aws</c> command line from recorded answers, and remembers them. The client parses the arguments, signs the
/// call and reads the answer as always; only the network's other end is this.
/// <para>
/// A recording is a folder of tests/…/recordings; what it does not have comes from <c>common</c>. A file is
/// <c>service[.region].Operation[.after-Operation].xml|json</c>: with <c>after-</c> it answers once that operation was called (in the same region).
/// <c>{{now}}</c> and <c>{{epoch}}</c> in a file are the time of the answer.
/// </para>
/// </summary>
sealed partial class AwsRecording : IDisposable
{
    static readonly string Root = Path.Combine(Repository.Root, "tests", "Deploy.Content.Tests", "recordings");

    readonly HttpListener _listener = new();
    readonly string[] _folders;
    readonly Lock _gate = new();
    readonly List<Call> _calls = [];
    readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    readonly Task _loop;

    public AwsRecording(params string[] recordings)
    {
        _folders = [.. recordings.Append("common").Select(static name => Path.Combine(Root, name))];
        Port = Listen();
        _loop = Task.Run(Serve);
    }

    public int Port { get; }

    /// <summary>What was called, in order.</summary>
    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>What was called that changes something.</summary>
    public IEnumerable<Call> Changes => Calls.Where(static call => !Regex.IsMatch(call.Operation, "^(Get|Describe|List|curl)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    /// <summary>Refuses the next calls of an operation, as AWS does.</summary>
    public void Refuse(string operation, int times = 1)
    {
        lock (_gate)
            _refusals[operation] = times;
    }

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait(TimeSpan.FromSeconds(5));
    }

    int Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var port = Random.Shared.Next(20000, 60000);
            _listener.Prefixes.Clear();
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
        var (status, type, text) = Answer(request, body);
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes).ConfigureAwait(false);
        context.Response.Close();
    }

    (int Status, string Type, string Text) Answer(HttpListenerRequest request, string body)
    {
        var scope = Scope().Match(request.Headers["Authorization"] ?? "");
        if (!scope.Success)
        {
            lock (_gate)
                _calls.Add(new("user", "", "curl", $"{request.UserHostName} {request.RawUrl}"));
            return (200, "text/plain", "ok");
        }

        var service = scope.Groups["service"].Value;
        var region = scope.Groups["region"].Value;
        var target = request.Headers["X-Amz-Target"];
        var operation = target is not null ? target[(target.LastIndexOf('.') + 1)..]
            : service == "route53" ? Route53(request)
            : Action().Match(body).Groups["action"].Value;
        lock (_gate)
        {
            var text = Recorded(service, region, operation, target is not null);
            var refused = _refusals.TryGetValue(operation, out var times) && times > 0;
            if (refused)
                _refusals[operation] = times - 1;
            else
                _calls.Add(new(service, region, operation, WebUtility.UrlDecode(body)));
            var type = target is not null ? "application/x-amz-json-1.1" : "text/xml";
            return refused ? (400, type, Refusal(target is not null))
                : text is null ? (400, type, Refusal(target is not null, $"NotRecorded: {service}.{region}.{operation}"))
                : (200, type, text);
        }
    }

    string? Recorded(string service, string region, string operation, bool json)
    {
        var extension = json ? "json" : "xml";
        var before = _calls.Where(call => call.Service == service && call.Region == region).Select(static call => call.Operation).Distinct(StringComparer.Ordinal).Reverse();
        foreach (var suffix in before.Select(static name => $".after-{name}").Append(""))
        {
            foreach (var place in (string[])[$".{region}", ""])
            {
                var file = _folders.Select(folder => Path.Combine(folder, $"{service}{place}.{operation}{suffix}.{extension}")).FirstOrDefault(File.Exists);
                if (file is not null)
                {
                    var now = DateTimeOffset.UtcNow;
                    return File.ReadAllText(file)
                        .Replace("{{now}}", now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{{epoch}}", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
                }
            }
        }

        return null;
    }

    static string Refusal(bool json, string message = "refused by the test") => json
        ? $$"""{ "__type": "ClientException", "message": "{{message}}" }"""
        : $"<ErrorResponse><Error><Type>Sender</Type><Code>InvalidState</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>";

    static string Route53(HttpListenerRequest request) => (request.HttpMethod, request.Url!.AbsolutePath) switch
    {
        ("GET", "/2013-04-01/hostedzonesbyname") => "ListHostedZonesByName",
        ("GET", var path) when path.EndsWith("/rrset", StringComparison.Ordinal) => "ListResourceRecordSets",
        ("GET", var path) when path.StartsWith("/2013-04-01/healthcheck/", StringComparison.Ordinal) => "GetHealthCheck",
        ("POST", var path) when path.StartsWith("/2013-04-01/healthcheck/", StringComparison.Ordinal) => "UpdateHealthCheck",
        var (method, path) => $"{method} {path}",
    };

    [GeneratedRegex("Credential=[^/]+/\\d+/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scope();

    [GeneratedRegex("(^|&)Action=(?<action>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();

    /// <summary>One call: who, where, what, and with which body.</summary>
    internal sealed record Call(string Service, string Region, string Operation, string Body)
    {
        public override string ToString() => $"{Service} {Region} {Operation}";
    }
}
