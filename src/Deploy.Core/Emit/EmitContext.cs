using Deploy.Core.Artifacts;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit;

/// <summary>What an emitter needs.</summary>
/// <param name="Plans">What shall happen.</param>
/// <param name="Content">The files that are the same for every app.</param>
/// <param name="SpecName">Name of the file the user wrote, for headers.</param>
/// <param name="Files">Where the files go.</param>
sealed record EmitContext(DeploymentPlans Plans, ContentFiles Content, string SpecName, ArtifactSet Files)
{
    /// <summary>Without an environment.</summary>
    public DeploymentPlan Plan => Plans.Base;

    /// <summary>Comment at the top of a file.</summary>
    public string Header => OwnHeader ?? Emit.Header.For(SpecName);

    /// <summary>Another comment in place of the usual one.</summary>
    public string? OwnHeader { get; init; }
}
