using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Solution;

/// <summary>One service of a solution, as its project has it.</summary>
/// <param name="Text">Its own deployment.yaml.</param>
/// <param name="Facts">What the build knows of its project; paths to the build context are those from the solution's output.</param>
public sealed record SolutionService(SourceText Text, ProjectFacts Facts);

/// <summary>One service, with what holds for all of them laid under its own file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The whole.</param>
/// <param name="Facts">What the build knows of its project.</param>
public sealed record CheckedService(string Name, DeploymentFile File, ProjectFacts Facts);

/// <summary>A checked solution.</summary>
/// <param name="Name">Name of the solution.</param>
/// <param name="File">The file beside deploy.proj.</param>
/// <param name="Shared">The backing services that are run once for all; null when there are none.</param>
/// <param name="Services">The services in ordinal order of their names.</param>
/// <param name="Facts">What the build knows of deploy.proj.</param>
public sealed record CheckedSolution(string Name, DeploymentFile File, CheckedService? Shared, IReadOnlyList<CheckedService> Services, ProjectFacts Facts)
{
    /// <summary>The same with an environment in the place of the base, wherever a file lists it.</summary>
    public CheckedSolution WithBase(string environment)
    {
        CheckedService Chosen(CheckedService service) => service with { File = service.File.WithBase(environment) ?? service.File };
        return this with { File = File.WithBase(environment) ?? File, Shared = Shared is null ? null : Chosen(Shared), Services = Services.Select(Chosen).ToList() };
    }

    /// <summary>The same with pinned images.</summary>
    internal CheckedSolution With(Images.ImageLock locked)
    {
        CheckedService Pinned(CheckedService service) => service with { Facts = service.Facts with { Locked = locked } };
        return this with { Shared = Shared is null ? null : Pinned(Shared), Services = Services.Select(Pinned).ToList() };
    }

    /// <summary>Names of the environments that any of the files lists, in their order.</summary>
    public IReadOnlyList<string> Environments =>
        Services.Select(static service => service.File).Prepend(File).SelectMany(static file => file.Environments).Select(static environment => environment.Name.Value)
            .Distinct(StringComparer.Ordinal).ToList();
}
