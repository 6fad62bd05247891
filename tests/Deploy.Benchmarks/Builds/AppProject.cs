namespace Deploy.Benchmarks.Builds;

/// <summary>How a project takes in what is measured.</summary>
enum Way
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The empty package by &lt;Sdk&gt;.</summary>
    EmptySdk,

    /// <summary>Deploy.Sdk by &lt;Sdk&gt;.</summary>
    DeploySdk,

    /// <summary>Deploy.Sdk by PackageReference.</summary>
    PackageReference,
}

/// <summary>An app with a deployment.yaml, as small as an app can be: so what is added weighs most.</summary>
sealed class AppProject
{
    /// <param name="folder">Where to; its name is the project's.</param>
    /// <param name="sdk">Microsoft.NET.Sdk.Web, for example.</param>
    /// <param name="way">How Deploy.Sdk is taken in.</param>
    /// <param name="version">Its version.</param>
    public AppProject(string folder, string sdk, Way way, string version)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        File.WriteAllText(ProjectFile, $"""
            <Project Sdk="{sdk}">
              {Line(way, version)}
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        WriteSpec(Repository.ShopSpec);
        File.WriteAllText(Path.Combine(Folder, "Program.cs"), sdk.EndsWith(".Web", StringComparison.Ordinal)
            ? """
              var app = WebApplication.CreateBuilder(args).Build();
              app.MapGet("/health", () => "ok");
              app.Run();
              """
            : "public sealed class App;");
    }

    public string Folder { get; }

    public string ProjectFile => Path.Combine(Folder, Path.GetFileName(Folder) + ".csproj");

    public string Spec => Path.Combine(Folder, "deployment.yaml");

    /// <summary>What generation writes last.</summary>
    public string Stamp => Path.Combine(Folder, "obj", Path.GetFileName(Folder) + ".deploy.stamp");

    /// <summary>What is generated.</summary>
    public string Output => Path.Combine(Folder, "obj", "deploy");

    /// <summary>What the compiler writes.</summary>
    public string Assembly => Path.Combine(Folder, "obj", "Debug", "net10.0", Path.GetFileName(Folder) + ".dll");

    public void WriteSpec(string text) => File.WriteAllText(Spec, text);

    // Without Deploy.Sdk the spec is an input of the compiler all the same: a change then causes the same compilation.
    static string Line(Way way, string version) => way switch
    {
        Way.EmptySdk => $"""<Sdk Name="{EmptyPackage.Id}" Version="{version}" /><ItemGroup><AdditionalFiles Include="deployment.yaml" /></ItemGroup>""",
        Way.DeploySdk => $"""<Sdk Name="Deploy.Sdk" Version="{version}" />""",
        Way.PackageReference => $"""<ItemGroup><PackageReference Include="Deploy.Sdk" Version="{version}" PrivateAssets="all" /></ItemGroup>""",
        _ => """<ItemGroup><AdditionalFiles Include="deployment.yaml" /></ItemGroup>""",
    };
}
