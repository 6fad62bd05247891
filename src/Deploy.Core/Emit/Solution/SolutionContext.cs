using Deploy.Core.Artifacts;
using Deploy.Core.Solution;

namespace Deploy.Core.Emit.Solution;

/// <summary>What the emitters of a solution need.</summary>
/// <param name="Plans">What shall happen.</param>
/// <param name="Content">The files that are the same for every app.</param>
/// <param name="SpecName">Name of the file beside deploy.proj, for headers.</param>
/// <param name="Files">Where the files go.</param>
sealed record SolutionContext(SolutionPlans Plans, ContentFiles Content, string SpecName, ArtifactSet Files)
{
    /// <summary>Without an environment.</summary>
    public SolutionPlan Plan => Plans.Base;

    /// <summary>Comment at the top of a file.</summary>
    public string Header => $"Written by Deploy.Sdk from {SpecName} beside deploy.proj and those of the services. Changes belong there, or into an override (deploy/ beside deploy.proj).";

    /// <summary>Adds a file.</summary>
    public void Add(Artifact file) => Files.Add(file);
}
