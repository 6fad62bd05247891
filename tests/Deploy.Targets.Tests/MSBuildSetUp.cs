using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

namespace Deploy.Targets.Tests;

static class MSBuildSetUp
{
    /// <summary>Before any type of MSBuild is loaded: those of the installed SDK, as in a real build.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A test assembly is no library, and a SetUpFixture would come too late for discovery.")]
    internal static void Register() => MSBuildLocator.RegisterDefaults();
}
