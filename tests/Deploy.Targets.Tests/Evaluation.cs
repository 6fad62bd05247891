using System.Reflection;
using Microsoft.Build.Evaluation;

namespace Deploy.Targets.Tests;

/// <summary>A project that is evaluated, not built, with the targets of the repository's sdk folder.</summary>
sealed class Evaluation : IDisposable
{
    readonly ProjectCollection collection = new();

    Evaluation(string folder) => Folder = folder;

    public static string SdkFolder { get; } = Path.Combine(
        typeof(Evaluation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!, "sdk");

    public string Folder { get; }

    public Project Project { get; private set; } = null!;

    /// <summary>A library with the SDK beside Microsoft.NET.Sdk.</summary>
    /// <param name="properties">XML inside a PropertyGroup.</param>
    /// <param name="spec">Whether there is a deployment.yaml.</param>
    /// <param name="times">How often the SDK is taken in.</param>
    /// <param name="overlay">Whether there is a file in deploy/.</param>
    public static Evaluation Of(string properties = "<TargetFramework>net10.0</TargetFramework>", bool spec = true, int times = 1, bool overlay = false)
    {
        var evaluation = new Evaluation(Directory.CreateTempSubdirectory("deploy-targets-").FullName);
        string Imports(string file) => string.Concat(Enumerable.Repeat($"""<Import Project="{SdkFolder}/Sdk/{file}" />""", times));
        evaluation.Write("shop.csproj", $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              {Imports("Sdk.props")}
              <PropertyGroup>{properties}</PropertyGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              {Imports("Sdk.targets")}
            </Project>
            """);
        if (spec)
            evaluation.Write("deployment.yaml", "deployment: {}\n");
        if (overlay)
            evaluation.Write("deploy/Note.cs", "");
        evaluation.Project = evaluation.collection.LoadProject(Path.Combine(evaluation.Folder, "shop.csproj"));
        return evaluation;
    }

    public string this[string property] => Project.GetPropertyValue(property);

    public IReadOnlyList<string> Items(string type) => Project.GetItems(type).Select(static item => item.EvaluatedInclude).ToList();

    public void Dispose()
    {
        collection.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        File.WriteAllText(Path.Combine(Folder, name), text);
    }
}
