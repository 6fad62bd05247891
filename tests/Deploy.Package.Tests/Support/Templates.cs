namespace Deploy.Package.Tests.Support;

/// <summary>Deploy.Templates, packed once and installed into a hive of its own: this machine's templates are left alone.</summary>
static class Templates
{
    static readonly Lazy<string> Installed = new(Install);

    /// <summary>The package file.</summary>
    public static string File => Path.Combine(Folder, $"Deploy.Templates.{PackageUnderTest.Version}.nupkg");

    static string Folder => Path.Combine(PackageUnderTest.Root, "templates");

    /// <summary>`dotnet new` in the folder of a project.</summary>
    /// <returns>What it said.</returns>
    public static string New(TestProject project, params IEnumerable<string> arguments)
    {
        var (exitCode, output) = Tool.Run("dotnet", project.Folder, ["new", .. arguments, "--debug:custom-hive", Installed.Value]);
        Assert.That(exitCode, Is.Zero, output);
        return output;
    }

    static string Install()
    {
        var hive = Path.Combine(Folder, "hive");
        Run("pack", "sdk/templates/Deploy.Templates.csproj", "-c", "Release", "-nologo", "-v:quiet", "-o", Folder);
        Run("new", "install", File, "--debug:custom-hive", hive);
        return hive;
    }

    static void Run(params string[] arguments)
    {
        var (exitCode, output) = Tool.Run("dotnet", Repository.Root, arguments);
        Assert.That(exitCode, Is.Zero, output);
    }
}
