namespace Deploy.Core.Edit;

/// <summary>Names of the properties by which a diagnostic says what its fix has to write.</summary>
public static class FixHints
{
    /// <summary>What to write at the place of the diagnostic.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>Name of an environment variable that is a secret: <c>ConnectionStrings__Shop</c>.</summary>
    public const string Secret = "secret";

    /// <summary>Name of an environment variable that may be a secret or a setting.</summary>
    public const string Variable = "variable";

    /// <summary>Path at which the code answers health checks, for deployment.yaml.</summary>
    public const string Health = "health";

    /// <summary>Path that deployment.yaml asks for, for the code.</summary>
    public const string Path = "path";

    /// <summary>Name of a feature flag.</summary>
    public const string Flag = "flag";
}
