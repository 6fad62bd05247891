namespace Deploy.Core.Plan;

/// <summary>Where charts are pushed to, and fetched from: a folder of an OCI registry, written without its scheme.</summary>
public static class ChartRegistry
{
    const string Scheme = "oci://";

    /// <summary>Hosts of Docker Hub. It has no folders: a chart of the image's name would be one of the image's tags, and push it away.</summary>
    static readonly string[] DockerHub = ["docker.io", "index.docker.io", "registry-1.docker.io"];

    /// <summary>The folder that is written, or the one beside the image; empty where nobody can know.</summary>
    /// <param name="written">DeployChartRegistry; empty when unset.</param>
    /// <param name="image">Repository of the image.</param>
    public static string Of(string written, string image)
    {
        if (written.Length > 0)
            return (written.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? written.Substring(Scheme.Length) : written).TrimEnd('/');
        var host = image.Substring(0, Math.Max(0, image.IndexOf('/')));
        var isRegistry = host == "localhost" || host.IndexOfAny(['.', ':']) >= 0;
        return isRegistry && Array.IndexOf(DockerHub, host) < 0 ? $"{image.Substring(0, image.LastIndexOf('/'))}/charts" : "";
    }
}
