namespace Deploy.Package.Tests.Support;

/// <summary>A project as a user has it, in a folder named after the test.</summary>
sealed class TestProject
{
    /// <summary>Complete, and without a warning.</summary>
    public const string Spec = """
        deployment:
          name: shop
          image: registry.example/shop
          pattern: kubernetes
        services:
          postgres: {}
          redis: {}

        """;

    /// <summary>The same without redis.</summary>
    public const string SpecWithoutRedis = """
        deployment:
          name: shop
          image: registry.example/shop
          pattern: kubernetes
        services:
          postgres: {}

        """;

    /// <summary>Complete, and without a warning.</summary>
    public const string DjangoSpec = """
        deployment:
          name: blog
          image: registry.example/blog
          framework: django
          pattern: kubernetes
        services:
          postgres: {}

        """;

    const string Program = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/", () => "hello");
        app.Run();

        """;

    TestProject(string folder, string fileName)
    {
        Folder = folder;
        FileName = fileName;
    }

    /// <summary>Folder of the project.</summary>
    public string Folder { get; }

    /// <summary>Name of the project file.</summary>
    public string FileName { get; }

    /// <summary>Where everything is generated.</summary>
    public string Output => PathOf("obj/deploy");

    /// <summary>Files of ours beside the output.</summary>
    public IEnumerable<string> State => new[] { "stamp", "lock", "inputs.cache" }.Select(name => $"obj/{Path.GetFileNameWithoutExtension(FileName)}.deploy.{name}");

    public static string SdkElement => $"""<Sdk Name="Deploy.Sdk" Version="{PackageUnderTest.Version}" />""";

    /// <summary>A web app with a deployment.yaml.</summary>
    /// <param name="properties">XML inside a PropertyGroup.</param>
    /// <param name="rest">XML behind it.</param>
    /// <param name="folder">Folder below the one that is named after the test.</param>
    /// <param name="name">Name of the project file without .csproj.</param>
    public static TestProject Web(string properties = "", string rest = "", string folder = "shop", string name = "shop") =>
        WebWithout(SdkElement, properties, rest, folder, name).With("deployment.yaml", Spec);

    /// <summary>The same without deployment.yaml, and with another way in.</summary>
    public static TestProject WebWithout(string sdk, string properties = "", string rest = "", string folder = "shop", string name = "shop") =>
        In(folder, $"{name}.csproj").With("Program.cs", Program).WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              {sdk}
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              {rest}
            </Project>
            """);

    /// <summary>An app in Python: Deploy.Sdk is the only SDK, and nothing is compiled.</summary>
    public static TestProject Django(string properties = "", string fileName = "app.proj") =>
        In("app", fileName).With("manage.py", "print('hello')\n").WithSpec(DjangoSpec).WithProject($"""
            <Project Sdk="Deploy.Sdk/{PackageUnderTest.Version}">
              <PropertyGroup><Version>1.2.3</Version>{properties}</PropertyGroup>
            </Project>
            """);

    /// <summary>An app in F#, which has no analyzers: the task reports what is wrong.</summary>
    public static TestProject FSharp(string properties = "") =>
        In("stock", "stock.fsproj").With("Program.fs", "[<EntryPoint>]\nlet main _ = 0\n").WithSpec(Spec.Replace("deployment:\n", "deployment:\n  framework: aspnet\n", StringComparison.Ordinal)).WithProject($"""
            <Project Sdk="Microsoft.NET.Sdk">
              {SdkElement}
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                {properties}
              </PropertyGroup>
              <ItemGroup><Compile Include="Program.fs" /></ItemGroup>
            </Project>
            """);

    /// <summary>An empty folder.</summary>
    public static TestProject In(string folder, string fileName)
    {
        // Made anew, so that a test that is repeated starts from nothing.
        var test = TestContext.CurrentContext.Test;
        var root = Path.Combine(PackageUnderTest.Root, $"{test.ClassName!.Split('.')[^1]}.{test.MethodName}.{test.ID}");
        var project = new TestProject(Path.Combine(root, folder), fileName);
        if (Directory.Exists(project.Folder))
            Directory.Delete(project.Folder, recursive: true);
        Directory.CreateDirectory(project.Folder);
        return project;
    }

    public TestProject WithProject(string xml) => With(FileName, xml);

    public TestProject WithSpec(string yaml) => With("deployment.yaml", yaml);

    /// <summary>Writes a file of the project.</summary>
    public TestProject With(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
        return this;
    }

    /// <summary>Absolute path of a file of the project.</summary>
    public string PathOf(string relative) => Path.GetFullPath(Path.Combine(Folder, relative));

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public bool Has(string path) => File.Exists(PathOf(path)) || Directory.Exists(PathOf(path));

    public void Delete(string path) => File.Delete(PathOf(path));

    public void Edit(string path, string old, string replacement)
    {
        var text = Read(path);
        Assert.That(text, Does.Contain(old), $"{path} lacks what the test wants to replace.");
        With(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public BuildResult Build(params IEnumerable<string> arguments) => Dotnet("build", arguments);

    /// <summary>A build of a project that was restored: half the time.</summary>
    public BuildResult Rebuild(params IEnumerable<string> arguments) => Build([.. arguments, "--no-restore"]);

    public BuildResult Clean(params IEnumerable<string> arguments) => Dotnet("clean", arguments);

    public BuildResult Pack(params IEnumerable<string> arguments) => Dotnet("pack", arguments);

    public BuildResult Publish(params IEnumerable<string> arguments) => Dotnet("publish", arguments);

    public BuildResult Dotnet(string command, params IEnumerable<string> arguments) => DotnetOn(FileName, command, arguments);

    public BuildResult DotnetOn(string target, string command, params IEnumerable<string> arguments)
    {
        // Relative, because a ';' in the folder's name would end it. The log of a file has no summary that says everything a second time; `dotnet build` insists on one for the console.
        var logFile = $"../{Guid.NewGuid():N}.log";
        var (exitCode, console) = Tool.Run("dotnet", Folder, [command, target, "-nologo", "-v:q", $"-flp:LogFile={logFile};Verbosity=normal;NoSummary;Encoding=UTF-8", "-nodeReuse:false", .. arguments]);
        return new BuildResult(exitCode, Has(logFile) ? Read(logFile) : console);
    }
}
