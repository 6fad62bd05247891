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
sealed partial class AwsRecording : HttpRecording
{
    static readonly string Root = Path.Combine(Repository.Root, "tests", "Deploy.Content.Tests", "recordings");

    readonly string[] _folders;
    readonly Lock _gate = new();
    readonly List<Call> _calls = [];
    readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    readonly Dictionary<string, byte[]> _objects = new(StringComparer.Ordinal);

    public AwsRecording(params string[] recordings)
    {
        _folders = [.. recordings.Append("common").Select(static name => Path.Combine(Root, name))];
        Start();
    }

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

    /// <summary>Puts an object where S3 keeps it: <c>bucket/key</c>.</summary>
    public void Put(string place, string content)
    {
        lock (_gate)
            _objects[place] = Encoding.UTF8.GetBytes(content);
    }

    protected override Reply Answer(HttpListenerRequest request, string body)
    {
        var scope = Scope().Match(request.Headers["Authorization"] ?? "");
        if (!scope.Success)
        {
            lock (_gate)
                _calls.Add(new("user", "", "curl", $"{request.UserHostName} {request.RawUrl}"));
            return new(200, "text/plain", "ok");
        }

        var service = scope.Groups["service"].Value;
        var region = scope.Groups["region"].Value;
        var target = request.Headers["X-Amz-Target"];
        var operation = target is not null ? target[(target.LastIndexOf('.') + 1)..]
            : service == "route53" ? Route53(request)
            : service == "s3" ? S3(request)
            : Action().Match(body).Groups["action"].Value;
        lock (_gate)
        {
            var text = Recorded(service, region, operation, target is not null);
            var refused = _refusals.TryGetValue(operation, out var times) && times > 0;
            if (refused)
                _refusals[operation] = times - 1;
            else
                _calls.Add(new(service, region, operation, service == "s3" ? WebUtility.UrlDecode(request.RawUrl!) : WebUtility.UrlDecode(body)));
            var type = target is not null ? "application/x-amz-json-1.1" : "text/xml";
            return refused ? new(400, type, Refusal(target is not null))
                : text is not null ? new(200, type, text)
                : service == "s3" && Object(request) is { } reply ? reply
                : new(400, type, Refusal(target is not null, $"NotRecorded: {service}.{region}.{operation}"));
        }
    }

    /// <summary>S3's answer from what was put.</summary>
    Reply? Object(HttpListenerRequest request)
    {
        var place = WebUtility.UrlDecode(request.Url!.AbsolutePath.TrimStart('/'));
        if (request.QueryString["list-type"] is null)
            return _objects.TryGetValue(place, out var content) ? new(200, "binary/octet-stream", content) : null;
        var bucket = place.TrimEnd('/');
        var prefix = request.QueryString["prefix"];
        var keys = _objects.Where(item => item.Key.StartsWith($"{bucket}/{prefix}", StringComparison.Ordinal)).OrderBy(static item => item.Key, StringComparer.Ordinal)
            .Select(item => $"<Contents><Key>{item.Key[(bucket.Length + 1)..]}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>\"0\"</ETag><Size>{item.Value.Length}</Size><StorageClass>STANDARD</StorageClass></Contents>");
        return new(200, "application/xml", $"<ListBucketResult><Name>{bucket}</Name><Prefix>{prefix}</Prefix><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>{string.Concat(keys)}</ListBucketResult>");
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

    static string S3(HttpListenerRequest request) => (request.HttpMethod, request.QueryString["list-type"]) switch
    {
        ("GET", not null) => "ListObjectsV2",
        ("GET", null) => "GetObject",
        ("HEAD", _) => "HeadObject",
        var (method, _) => method,
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
