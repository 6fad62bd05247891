using System.Net;
using System.Text.Json;

namespace Deploy.Content.Tests.Recording;

/// <summary>
/// What a machine in Azure asks for, over the real <c>curl</c>: tokens of its identity, blobs, secrets. As strict as Azure: without the header
/// of the metadata service, the right resource, the token or an API version there is no answer.
/// </summary>
sealed class AzureRecording : HttpRecording
{
    readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    readonly Lock _gate = new();
    readonly List<string> _calls = [];
    int _refusal;

    public AzureRecording() => Start();

    /// <summary>Paths that were asked for, in order, with the status of the answer.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>What lies at /deploy/docker.tar.gz of the storage account; null: nothing yet.</summary>
    public byte[]? Bundle { get; set; }

    /// <summary>Puts a secret into the vault.</summary>
    public void Secret(string name, string value)
    {
        lock (_gate)
            _secrets[name] = value;
    }

    /// <summary>Lets the vault refuse everything.</summary>
    public void RefuseSecrets(int status) => _refusal = status;

    protected override Reply Answer(HttpListenerRequest request, string body)
    {
        lock (_gate)
        {
            var reply = Answer(request);
            _calls.Add($"{reply.Status} {request.Url!.AbsolutePath}");
            return reply;
        }
    }

    Reply Answer(HttpListenerRequest request)
    {
        var path = request.Url!.AbsolutePath;
        var query = request.QueryString;
        var token = request.Headers["Authorization"];
        if (path == "/metadata/identity/oauth2/token")
        {
            return request.Url.Host == "169.254.169.254" && request.Headers["Metadata"] == "true" && query["api-version"] == "2018-02-01" && query["resource"] is { } resource
                ? Json(200, new { access_token = $"token of {resource}", token_type = "Bearer" }) : Json(400, new { error = "invalid_request" });
        }

        if (path == "/deploy/docker.tar.gz")
        {
            return token != "Bearer token of https://storage.azure.com/" || request.Headers["x-ms-version"] is null ? Json(403, new { error = "AuthenticationFailed" })
                : Bundle is null ? Json(404, new { error = "BlobNotFound" }) : new(200, "application/octet-stream", Bundle);
        }

        if (!path.StartsWith("/secrets/", StringComparison.Ordinal) || query["api-version"] is null)
            return Json(400, new { error = "NotRecorded" });
        if (token != "Bearer token of https://vault.azure.net")
            return Json(401, new { error = new { code = "Unauthorized" } });
        return _refusal > 0 ? Json(_refusal, new { error = new { code = "Forbidden" } })
            : _secrets.TryGetValue(path["/secrets/".Length..], out var value) ? Json(200, new { value }) : Json(404, new { error = new { code = "SecretNotFound" } });
    }

    static Reply Json<T>(int status, T content) => new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(content));
}
