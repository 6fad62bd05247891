using Deploy.Tasks;

namespace Deploy.Targets.Tests;

public class SdkVersionsTests
{
    [TestCase("""{ "sdk": { "version": "10.0.100" } }""", "10.0.100")]
    [TestCase("""{ "sdk": { "version": "10.0.100", "rollForward": "latestPatch" } }""", "10.0.100")]
    [TestCase("""{ "sdk": { "rollForward": "Disable", "version": "10.0.100" }, "msbuild-sdks": { "Deploy.Sdk": "1.0.0" } }""", "10.0.100")]
    [TestCase("""{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }""", "")]
    [TestCase("""{ "msbuild-sdks": { "Deploy.Sdk": "1.0.0" } }""", "")]
    [TestCase("", "")]
    public void The_image_has_the_pinned_sdk_unless_a_later_one_will_do(string globalJson, string expected) =>
        Assert.That(SdkVersions.Pinned(globalJson), Is.EqualTo(expected));

    [TestCase("v10.0", "", "", "")]
    [TestCase("v10.0", "net10.0;net9.0", "", "")]
    [TestCase("v9.0", "net9.0;net10.0;netstandard2.0", "", "10.0")]
    [TestCase("v9.0", "", """{ "sdk": { "version": "10.0.100", "rollForward": "latestFeature" } }""", "10.0")]
    [TestCase("v10.0", "", """{ "sdk": { "version": "9.0.100", "rollForward": "latestMajor" } }""", "")]
    [TestCase("", "", "", "")]
    public void The_image_has_an_sdk_for_all_target_frameworks(string framework, string frameworks, string globalJson, string expected) =>
        Assert.That(SdkVersions.Needed(framework, frameworks, globalJson), Is.EqualTo(expected));
}
