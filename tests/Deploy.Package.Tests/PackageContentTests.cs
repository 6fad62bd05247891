using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace Deploy.Package.Tests;

/// <summary>What is in the package, and nothing more.</summary>
public sealed class PackageContentTests
{
    static readonly string[] Expected =
    [
        "Deploy.Sdk.nuspec",
        "LICENSE",
        "README.md",
        "Sdk/Sdk.props",
        "Sdk/Sdk.targets",
        "analyzers/dotnet/cs/Deploy.Analyzers.dll",
        "analyzers/dotnet/cs/Deploy.CodeFixes.dll",
        "analyzers/dotnet/cs/Deploy.Core.dll",
        "analyzers/dotnet/cs/YamlDotNet.dll",
        "build/Deploy.Sdk.props",
        "build/Deploy.Sdk.targets",
        "buildMultiTargeting/Deploy.Sdk.props",
        "buildMultiTargeting/Deploy.Sdk.targets",
        "targets/Deploy.Analyzer.targets",
        "targets/Deploy.Clean.targets",
        "targets/Deploy.Container.targets",
        "targets/Deploy.Defaults.targets",
        "targets/Deploy.Diff.targets",
        "targets/Deploy.Explain.targets",
        "targets/Deploy.Facts.targets",
        "targets/Deploy.Generate.targets",
        "targets/Deploy.Local.targets",
        "targets/Deploy.Pack.targets",
        "targets/Deploy.Pins.targets",
        "targets/Deploy.Schema.targets",
        "targets/Deploy.Sdk.props",
        "targets/Deploy.Sdk.targets",
        "targets/Deploy.Solution.targets", "targets/Deploy.Standalone.props",
        "targets/Deploy.Standalone.targets",
        "targets/Deploy.Tasks.props",
        "tasks/netstandard2.0/Deploy.Core.dll",
        "tasks/netstandard2.0/Deploy.Tasks.dll",
        "tasks/netstandard2.0/YamlDotNet.dll",
    ];

    /// <summary>What .NET Framework's MSBuild and Visual Studio's compiler bring along.</summary>
    static readonly string[] BroughtByHost =
    [
        "netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable",
    ];

    /// <summary>What an editor brings besides, for the one assembly that only editors use.</summary>
    static readonly string[] BroughtByEditor = ["Microsoft.CodeAnalysis.Workspaces"];

    static readonly string[] CopiedFolders = ["deploy-content/", "schema/", "rules/"];

    static IReadOnlyList<string> Entries => Nupkg.Entries(PackageUnderTest.File);

    [Test]
    public void The_files_are_those_of_the_list() =>
        Assert.That(Entries.Where(static entry => !CopiedFolders.Any(folder => entry.StartsWith(folder, StringComparison.Ordinal))), Is.EqualTo(Expected),
            "If this is intended, change the list in this test, and sdk/README.md where a user sees the difference.");

    [TestCase("deploy-content", "sdk/content")]
    [TestCase("schema", "sdk/schema")]
    [TestCase("rules", "sdk/rules")]
    public void A_folder_is_packed_as_it_is(string packed, string folder)
    {
        var expected = Repository.FilesOf(folder);
        Assert.That(expected, Is.Not.Empty);
        Assert.That(Entries.Where(entry => entry.StartsWith($"{packed}/", StringComparison.Ordinal)).Select(entry => entry[(packed.Length + 1)..]), Is.EqualTo(expected));
        foreach (var file in expected)
            Assert.That(Nupkg.Read(PackageUnderTest.File, $"{packed}/{file}"), Is.EqualTo(File.ReadAllBytes(Path.Combine(Repository.Root, folder, file))), file);
    }

    [Test]
    public void There_is_no_library_and_no_dependency()
    {
        Assert.That(Entries, Has.None.StartsWith("lib/").And.None.StartsWith("content"));
        var nuspec = XDocument.Parse(Encoding.UTF8.GetString(Nupkg.Read(PackageUnderTest.File, "Deploy.Sdk.nuspec")).TrimStart('\uFEFF'));
        var names = nuspec.Descendants().ToLookup(static element => element.Name.LocalName, StringComparer.Ordinal);
        Assert.That(names["dependency"], Is.Empty);
        Assert.That(names["frameworkReference"], Is.Empty);
        Assert.That(names["developmentDependency"].Single().Value, Is.EqualTo("true"));
        Assert.That(names["packageType"].Select(static element => element.Attribute("name")!.Value), Is.EquivalentTo(new[] { "MSBuildSdk", "Dependency" }));
    }

    [Test]
    public void Assemblies_refer_only_to_what_every_MSBuild_and_compiler_has()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var folder in new[] { "tasks/netstandard2.0/", "analyzers/dotnet/cs/" })
            {
                var assemblies = Entries.Where(entry => entry.StartsWith(folder, StringComparison.Ordinal)).ToList();
                var shipped = assemblies.Select(static entry => Path.GetFileNameWithoutExtension(entry));
                foreach (var assembly in assemblies)
                {
                    var brought = assembly.EndsWith("/Deploy.CodeFixes.dll", StringComparison.Ordinal) ? BroughtByHost.Concat(BroughtByEditor) : BroughtByHost;
                    Assert.That(References(Nupkg.Read(PackageUnderTest.File, assembly)), Is.SubsetOf(brought.Concat(shipped)), assembly);
                }
            }
        }
    }

    [Test]
    public void Text_files_have_line_feeds_only() =>
        Assert.That(Entries.Where(static entry => !entry.EndsWith(".dll", StringComparison.Ordinal) && !entry.EndsWith(".nuspec", StringComparison.Ordinal) && Nupkg.Read(PackageUnderTest.File, entry).Contains((byte)'\r')), Is.Empty);

    static List<string> References(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToList();
    }
}
