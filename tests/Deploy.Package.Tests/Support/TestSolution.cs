namespace Deploy.Package.Tests.Support;

/// <summary>deploy.proj with its services below src, each in a folder of its own name.</summary>
static class TestSolution
{
    /// <summary>Beside deploy.proj: complete, and without a warning.</summary>
    public const string Spec = """
        deployment:
          name: store
          pattern: kubernetes
          domain: store.example.com
          routes: { /: web }

        """;

    /// <summary>What a service says of itself where nothing is special about it.</summary>
    public const string ServiceSpec = "deployment:\n  framework: django\n";

    /// <summary>deploy.proj that refers to all projects below src.</summary>
    public static TestProject Create(string spec = Spec, string references = """<ProjectReference Include="src/*/*.*proj" />""") =>
        TestProject.In("store", "deploy.proj").WithSpec(spec).With("Directory.Build.props", """
            <Project>
              <Import Project="../../Directory.Build.props" />
              <PropertyGroup><ContainerRegistry>registry.example</ContainerRegistry></PropertyGroup>
            </Project>
            """).WithProject($"""
            <Project Sdk="Deploy.Sdk/{PackageUnderTest.Version}">
              <PropertyGroup><Version>1.2.3</Version></PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);

    /// <summary>A solution of two services in Python: web uses orders. Nothing is compiled, so that its builds are quick.</summary>
    public static TestProject OfTwo(string spec = Spec)
    {
        var solution = Create(spec);
        Python("web", ServiceSpec + "  uses: [orders]\n");
        Python("orders");
        return solution;
    }

    /// <summary>A service that is not .NET.</summary>
    public static TestProject Python(string name, string spec = ServiceSpec) =>
        TestProject.In($"store/src/{name}", $"{name}.proj").With("manage.py", "print('hello')\n").WithSpec(spec).WithProject($"""
            <Project Sdk="Deploy.Sdk/{PackageUnderTest.Version}">
              <PropertyGroup><Version>1.0.0</Version></PropertyGroup>
            </Project>
            """);

    /// <summary>A web app.</summary>
    public static TestProject Web(string name, string spec = "deployment: {}\n", string rest = "") =>
        TestProject.Web(folder: $"store/src/{name}", name: name, rest: rest).WithSpec(spec);

    /// <summary>Names of the charts inside of the solution's own.</summary>
    public static IReadOnlyList<string> Charts(TestProject solution) =>
        Directory.GetDirectories(solution.PathOf("obj/deploy/helm/store/charts")).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal).ToList();
}
