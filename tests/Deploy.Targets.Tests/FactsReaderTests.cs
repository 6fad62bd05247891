using Deploy.Core;
using Deploy.Tasks;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Targets.Tests;

/// <summary>Facts that are more than a property's text.</summary>
public sealed class FactsReaderTests
{
    string root = "";

    [SetUp]
    public void CreateFolder() => root = Directory.CreateTempSubdirectory("deploy-facts-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [TestCase("Microsoft.NETCore.App|Microsoft.AspNetCore.App", true)]
    [TestCase("Microsoft.NETCore.App|microsoft.aspnetcore.app", true)]
    [TestCase("Microsoft.NETCore.App", false)]
    [TestCase("Microsoft.NETCore.App|Microsoft.AspNetCore.App.Internal", false)]
    [TestCase("", true)]
    public void The_smaller_runtime_is_for_who_surely_does_without_ASP_NET_Core(string references, bool expected) =>
        Assert.That(Read(("FrameworkReferences", references)).UsesAspNetCore, Is.EqualTo(expected));

    [TestCase("net10.0;net9.0", "net10.0", "net10.0")]
    [TestCase("", "net10.0", "")]
    public void The_target_framework_is_named_where_there_are_several(string all, string own, string expected) =>
        Assert.That(Read(("TargetFrameworks", all), ("TargetFramework", own)).TargetFramework, Is.EqualTo(expected));

    [TestCase("true", true)]
    [TestCase("True", true)]
    [TestCase(" true ", true)]
    [TestCase("false", false)]
    [TestCase("", false)]
    public void A_switch_of_publish_is_read_as_MSBuild_reads_it(string value, bool expected)
    {
        Assert.That(Read(("PublishSingleFile", value)).IsSingleFile, Is.EqualTo(expected));
        Assert.That(Read(("PublishReadyToRun", value)).IsReadyToRun, Is.EqualTo(expected));
        Assert.That(Read(("SelfContained", value)).IsSelfContained, Is.EqualTo(expected));
    }

    [Test]
    public void The_SDK_comes_from_global_json_and_the_target_frameworks()
    {
        File.WriteAllText(Path.Combine(root, "global.json"), """{ "sdk": { "version": "10.0.102" } }""");

        var facts = Read(("TargetFrameworkVersion", "v9.0"));

        Assert.That((facts.DotNetVersion, facts.SdkVersion, facts.PinnedSdk), Is.EqualTo(("9.0", "10.0", "10.0.102")));
    }

    ProjectFacts Read(params (string Name, string Value)[] facts)
    {
        var items = facts.Select(static fact => (ITaskItem)new TaskItem(fact.Name, new Dictionary<string, string>(StringComparer.Ordinal) { ["Value"] = fact.Value })).ToArray();
        var project = Path.Combine(root, "app.csproj");
        File.WriteAllText(project, "<Project />");
        return new FactsReader(items).Read(new ProjectPaths(project, Path.Combine(root, "obj", "deploy") + "/", root, []));
    }
}
