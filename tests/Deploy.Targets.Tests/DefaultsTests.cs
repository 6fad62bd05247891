using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Deploy.Targets.Tests;

/// <summary>What a user can set, and what holds when nothing is set.</summary>
public sealed partial class DefaultsTests
{
    [TestCase("EnableDeploy", "true")]
    [TestCase("DeploySpecFile", "deployment.yaml")]
    [TestCase("DeployOutputPath", "obj/deploy/")]
    [TestCase("DeployOverlayPath", "deploy/")]
    [TestCase("DeployGenerateFiles", "true")]
    [TestCase("DeployEnvironment", "")]
    [TestCase("DeployTargetFramework", "")]
    [TestCase("PackDeployChart", "true")]
    [TestCase("DeployGenerateInfo", "true")]
    [TestCase("DeployLoadSecretFiles", "true")]
    [TestCase("DeployImageDigest", "")]
    [TestCase("DeployDocker", "docker")]
    [TestCase("DeployExplainFormat", "text")]
    [TestCase("DeployExplainFile", "obj/deploy-explain.txt")]
    [TestCase("DeployDiffBase", "")]
    [TestCase("DeployDiffFailOn", "none")]
    [TestCase("DeployDiffFormat", "text")]
    [TestCase("DeployDiffFile", "obj/deploy-diff.txt")]
    [TestCase("DeployDocker", "docker")]
    [TestCase("DeployCompose", "")]
    [TestCase("DeployUpTimeout", "300")]
    [TestCase("DeployDownVolumes", "false")]
    [TestCase("DeployLogsTail", "100")]
    public void A_property_has_its_default(string property, string expected)
    {
        using var evaluation = Evaluation.Of();
        Assert.That(evaluation[property].Replace('\\', '/'), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(PublicProperties))]
    public void A_property_of_the_user_is_kept(string property)
    {
        using var evaluation = Evaluation.Of($"<TargetFrameworks>net10.0;net9.0</TargetFrameworks><{property}>mine</{property}>");
        // Targets are added to those of the user, not put in their place.
        Assert.That(evaluation[property], property == "DeployGenerateDependsOn" ? Does.StartWith("mine;") : Is.EqualTo("mine"));
    }

    [Test]
    public void The_tables_of_the_README_list_the_public_properties()
    {
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Evaluation.SdkFolder, "README.md"))).Select(static match => match.Groups["name"].Value).ToList();
        Assert.That(listed.Except(PublicTargets, StringComparer.Ordinal), Is.EquivalentTo(PublicProperties()),
            "A new property of sdk/targets belongs into the tables of sdk/README.md, and the other way round; a private one begins with '_Deploy'.");
    }

    [Test]
    public void The_tables_of_the_README_list_the_public_targets() =>
        Assert.That(Targets().Where(static name => name[0] != '_').Except(Emptied, StringComparer.Ordinal), Is.EquivalentTo(PublicTargets));

    [Test]
    public void With_DeployGenerateFiles_false_only_the_compiler_gets_its_part()
    {
        using var evaluation = Evaluation.Of("<TargetFramework>net10.0</TargetFramework><DeployGenerateFiles>false</DeployGenerateFiles>");
        Assert.That(evaluation["_DeployGenerates"], Is.Empty);
        Assert.That(evaluation.Items("AdditionalFiles"), Is.EqualTo(new[] { "deployment.yaml" }));
    }

    [Test]
    public void Of_several_frameworks_the_first_is_deployed()
    {
        using var evaluation = Evaluation.Of("<TargetFrameworks> net10.0 ; net9.0 </TargetFrameworks>");
        Assert.That(evaluation["DeployTargetFramework"], Is.EqualTo("net10.0"));
        Assert.That(evaluation["_DeployGenerates"], Is.Empty, "The outer build generates nothing.");
    }

    [TestCase("<TargetFramework>net10.0</TargetFramework>", "here")]
    [TestCase("<TargetFrameworks>net10.0;net9.0</TargetFrameworks>", "inner")]
    [TestCase("<TargetFrameworks>net10.0;net9.0</TargetFrameworks><TargetFramework>net10.0</TargetFramework>", "here")]
    [TestCase("<TargetFramework>net10.0</TargetFramework><EnableDeploy>false</EnableDeploy>", "")]
    public void A_report_is_made_once_by_the_framework_that_is_deployed(string properties, string expected)
    {
        using var evaluation = Evaluation.Of(properties);
        Assert.That(evaluation["_DeployReports"], Is.EqualTo(expected));
    }

    [TestCase("DeployExplain")]
    [TestCase("DeployDiff")]
    public void A_report_generates_nothing(string target)
    {
        using var evaluation = Evaluation.Of("<TargetFramework>net10.0</TargetFramework><DeployGenerateDependsOn>Mine</DeployGenerateDependsOn>");
        var targets = evaluation.Project.Targets[target].DependsOnTargets;
        var run = evaluation.Project.ExpandString(targets).Split(';', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(run, Does.Contain("Mine").And.Contain($"_{target}").And.None.EqualTo("_DeployGenerate").And.None.EqualTo("_DeployFingerprint"));
    }

    [Test]
    public void With_EnableDeploy_false_nothing_is_added()
    {
        using var evaluation = Evaluation.Of("<TargetFramework>net10.0</TargetFramework><EnableDeploy>false</EnableDeploy>", overlay: true);
        AssertNothingIsAdded(evaluation);
        Assert.That(evaluation.Items("Compile"), Does.Contain("deploy/Note.cs"));
    }

    [Test]
    public void Without_deployment_yaml_nothing_is_added()
    {
        using var evaluation = Evaluation.Of(spec: false, overlay: true);
        AssertNothingIsAdded(evaluation);
        Assert.That(evaluation.Items("Compile"), Does.Contain("deploy/Note.cs"));
    }

    [Test]
    public void The_spec_is_an_additional_file_and_an_input_of_the_up_to_date_check()
    {
        using var evaluation = Evaluation.Of(overlay: true);
        Assert.That(evaluation.Items("AdditionalFiles"), Is.EqualTo(new[] { "deployment.yaml" }));
        Assert.That(evaluation.Items("Analyzer").Select(Path.GetFileName), Does.Contain("Deploy.Analyzers.dll"));
        Assert.That(evaluation.Items("UpToDateCheckInput"), Is.EqualTo(new[] { Path.Combine(evaluation.Folder, "deployment.yaml"), Path.Combine(evaluation.Folder, "deploy", "Note.cs") }));
        Assert.That(evaluation.Items("UpToDateCheckOutput"), Is.EqualTo(new[] { Path.Combine(evaluation.Folder, "obj", "shop.deploy.stamp") }));
        Assert.That(evaluation.Items("Compile"), Has.None.Contains("Note.cs"), "The overlay is no source.");
        Assert.That(evaluation.Items("None"), Has.Some.EndsWith("Note.cs"), "It is seen in the project's tree.");
    }

    [TestCase("AdditionalFiles")]
    [TestCase("Analyzer")]
    [TestCase("UpToDateCheckInput")]
    [TestCase("UpToDateCheckOutput")]
    public void Taken_in_twice_counts_once(string items)
    {
        using var once = Evaluation.Of();
        using var twice = Evaluation.Of(times: 2);
        Assert.That(twice.Items(items), Has.Count.EqualTo(once.Items(items).Count).And.Unique);
        Assert.That(twice["DeployGenerateDependsOn"], Is.EqualTo(once["DeployGenerateDependsOn"]));
    }

    [Test]
    public void A_design_time_build_generates_nothing()
    {
        using var evaluation = Evaluation.Of("<TargetFramework>net10.0</TargetFramework><DesignTimeBuild>true</DesignTimeBuild>");
        Assert.That(evaluation["_DeployGenerates"], Is.Empty);
        Assert.That(evaluation.Items("AdditionalFiles"), Is.EqualTo(new[] { "deployment.yaml" }), "The IDE's analyzer reads it all the same.");
    }

    static readonly string[] PublicTargets = ["DeployGenerate", "DeployClean", "DeployPackChart", "DeployPushChart", "DeployExplain", "DeployDiff", "DeployUp", "DeployDown", "DeployLogs", "DeployPinImages"];

    // Targets of Microsoft.NET.Sdk that an app without compiler has no use for.
    static readonly string[] Emptied = ["CoreCompile", "CopyFilesToOutputDirectory", "CreateManifestResourceNames", "GetTargetPath", "ResolveAssemblyReferences"];

    static void AssertNothingIsAdded(Evaluation evaluation)
    {
        Assert.That(evaluation["_DeployGenerates"], Is.Empty);
        Assert.That(evaluation["_DeployPacks"], Is.Empty);
        Assert.That(evaluation["TargetsForTfmSpecificContentInPackage"], Does.Not.Contain("Deploy"));
        Assert.That(evaluation.Items("Analyzer"), Has.None.Contains("Deploy."));
        foreach (var type in new[] { "AdditionalFiles", "UpToDateCheckInput", "UpToDateCheckOutput" })
            Assert.That(evaluation.Items(type), Is.Empty, type);
    }

    static IEnumerable<XDocument> Files() => Directory.GetFiles(Path.Combine(Evaluation.SdkFolder, "targets")).Order(StringComparer.Ordinal).Select(static file => XDocument.Load(file));

    static IEnumerable<string> Targets() => Files().SelectMany(static file => file.Root!.Elements("Target")).Select(static target => target.Attribute("Name")!.Value);

    static IEnumerable<string> PublicProperties() => Files().SelectMany(static file => file.Descendants("PropertyGroup")).Elements().Select(static property => property.Name.LocalName)
        .Where(static name => name[0] != '_' && name.Contains("Deploy", StringComparison.Ordinal) && name != "UsingDeploySdk").Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
