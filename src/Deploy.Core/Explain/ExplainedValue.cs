using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>Where a value comes from.</summary>
public enum ValueOrigin
{
    /// <summary>Written in the file.</summary>
    Spec,

    /// <summary>Written in the file, below the environment that is explained.</summary>
    Environment,

    /// <summary>Known to the project: a property or an item of MSBuild.</summary>
    Project,

    /// <summary>Written nowhere.</summary>
    Default,
}

/// <summary>One value that the deployment has, and where it comes from.</summary>
/// <param name="Key">Path of the key in the file: <c>kubernetes.autoscaling.max</c>, <c>deployment.env.LOG_LEVEL</c>.</param>
/// <param name="Value">string, long or bool, as the plan has it; never a secret.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Place">Where it stands in the file; null when it is not written.</param>
/// <param name="Reason">The property of the project, or what the default follows from; empty for what is written.</param>
/// <param name="HasEffect">False for what is written and changes nothing that is generated.</param>
public sealed record ExplainedValue(string Key, object Value, ValueOrigin Origin, TextSpan? Place, string Reason, bool HasEffect = true);
