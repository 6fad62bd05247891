using System.Xml.Linq;
using Deploy.Analyzers.Checks;
using Deploy.Core;

namespace Deploy.Analyzers.Tests;

public class AnalyzerFactsTests
{
    // Facts that do not come to the analyzer; no check may use them.
    static readonly string[] OnlyInTheBuild =
    [
        // May hold ';', '#' or a line break, for which the file between MSBuild and the compiler has no escape.
        nameof(ProjectFacts.Description), nameof(ProjectFacts.Authors), nameof(ProjectFacts.ProjectUrl), nameof(ProjectFacts.License),
        nameof(ProjectFacts.RepositoryUrl),
        // Changes with every commit: each would recompile the project.
        nameof(ProjectFacts.RepositoryCommit),
        // Known only after a look at the disk and at other projects.
        nameof(ProjectFacts.ContextFromDocker), nameof(ProjectFacts.DockerfileFromContext), nameof(ProjectFacts.ProjectFile),
        nameof(ProjectFacts.ProjectFolder), nameof(ProjectFacts.ProjectReferences), nameof(ProjectFacts.RestoreFiles),
        // Only the Dockerfile asks.
        nameof(ProjectFacts.IsSingleFile), nameof(ProjectFacts.IsReadyToRun), nameof(ProjectFacts.UsesAspNetCore), nameof(ProjectFacts.TargetFramework),
        nameof(ProjectFacts.SdkVersion), nameof(ProjectFacts.PinnedSdk),
        // Of the registry, known after a publish, and of a file that the tasks read.
        nameof(ProjectFacts.PublishedImages), nameof(ProjectFacts.ImageDigest), nameof(ProjectFacts.Locked),
    ];

    [Test]
    public void The_targets_make_visible_exactly_the_properties_that_are_read()
    {
        var targets = XDocument.Load(Repository.PathOf("sdk/targets/Deploy.Analyzer.targets"));
        var visible = targets.Descendants("CompilerVisibleProperty").Select(static item => item.Attribute("Include")!.Value);

        Assert.That(visible, Is.EqualTo(AnalyzerFacts.PropertyNames));
    }

    [Test]
    public void The_targets_mark_the_spec_with_the_metadata_that_is_read()
    {
        var targets = XDocument.Load(Repository.PathOf("sdk/targets/Deploy.Analyzer.targets"));

        Assert.That(targets.Descendants("CompilerVisibleItemMetadata").Single().Attribute("MetadataName")!.Value, Is.EqualTo(SpecFile.KindMetadata));
        Assert.That(
            targets.Descendants("AdditionalFiles").Select(static item => item.Attribute(SpecFile.KindMetadata)?.Value).OfType<string>(),
            Is.EqualTo(new[] { "spec", AppSettings.Kind, AppSettings.LaunchKind }));
    }

    [Test]
    public void Every_fact_is_read_or_named_as_known_only_in_the_build()
    {
        var options = new FakeOptions(
            [], ("AssemblyName", "Shop"), ("Version", "2.0.0"), ("ContainerRegistry", "ghcr.io"), ("ContainerRepository", "acme/shop"),
            ("DeployContainerTag", "2"), ("DeployChartRegistry", "ghcr.io/acme/charts"), ("DeployContainerPort", "9000"), ("DeployServesHttp", "false"), ("TargetFrameworkVersion", "v10.0"), ("PublishAot", "True"),
            ("_DeployIsSelfContained", "true"), ("InvariantGlobalization", "true"));

        var read = AnalyzerFacts.Read(options.GlobalOptions);

        var unread = typeof(ProjectFacts).GetProperties().Where(property => Equals(property.GetValue(read), property.GetValue(new ProjectFacts())));
        Assert.That(unread.Select(static property => property.Name), Is.EquivalentTo(OnlyInTheBuild));
        Assert.That((read.AssemblyName, read.ContainerPort, read.DotNetVersion), Is.EqualTo(("Shop", 9000, "10.0")));
    }

    [Test]
    public void ContainerRepository_counts_before_its_older_name()
    {
        var options = new FakeOptions([], ("ContainerRepository", "acme/new"), ("ContainerImageName", "acme/old"));

        Assert.That(AnalyzerFacts.Read(options.GlobalOptions).ContainerRepository, Is.EqualTo("acme/new"));
    }

    [TestCase("")]
    [TestCase("http")]
    [TestCase("0")]
    [TestCase("65536")]
    [TestCase("-1")]
    public void A_container_port_that_is_no_port_is_left_out(string value) =>
        Assert.That(AnalyzerFacts.Read(new FakeOptions([], ("DeployContainerPort", value)).GlobalOptions).ContainerPort, Is.Null);

    [Test]
    public void Equal_properties_give_equal_facts()
    {
        var first = AnalyzerFacts.Read(new FakeOptions([], ("AssemblyName", "Shop")).GlobalOptions);
        var second = AnalyzerFacts.Read(new FakeOptions([], ("AssemblyName", "Shop")).GlobalOptions);

        Assert.That(second, Is.EqualTo(first));
    }
}
