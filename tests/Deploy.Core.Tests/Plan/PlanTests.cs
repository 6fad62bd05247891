using Deploy.Core.Plan;

namespace Deploy.Core.Tests.Plan;

public sealed class PlanTests
{
    [TestCase("1.2.3", "1.2.3")]
    [TestCase("1.2", "1.2.0")]
    [TestCase("1", "1.0.0")]
    [TestCase("1.2.3.4", "1.2.3+4")]
    [TestCase("1.2.3-beta.1+build", "1.2.3-beta.1+build")]
    [TestCase("1.2.3.4-rc+x", "1.2.3-rc+4.x")]
    [TestCase("01.002.0", "1.2.0")]
    [TestCase("v1", "0.0.0")]
    [TestCase("", "0.0.0")]
    [TestCase("1.2.3.4.5", "0.0.0")]
    [TestCase("1.0.0-rc.01", "1.0.0-rc.1")]
    [TestCase("1.0.0-0a", "1.0.0-0a")]
    [TestCase("1.0.0-a..b", "0.0.0")]
    public void A_version_of_NuGet_becomes_one_of_SemVer(string version, string expected) => Assert.That(SemVer.FromNuGet(version), Is.EqualTo(expected));

    [Test]
    public void A_version_of_a_page_is_none() => Assert.That(SemVer.FromNuGet("1.0.0-" + new string('a', 300)), Is.EqualTo("0.0.0"));

    [TestCase("a/./b", "a/b")]
    [TestCase("a/../b", "b")]
    [TestCase("../a", "../a")]
    [TestCase("../../a/..", "../..")]
    [TestCase("a//b/", "a/b")]
    [TestCase(".", "")]
    [TestCase("", "")]
    public void A_path_is_normalized(string path, string expected) => Assert.That(RelativePath.Normalize(path), Is.EqualTo(expected));

    [TestCase("src/app", "src/lib/x.csproj", "../lib/x.csproj")]
    [TestCase("", "a/b", "a/b")]
    [TestCase("a", "a", "")]
    [TestCase("a/b", "", "../..")]
    [TestCase("..", "a", null)]
    public void A_path_is_seen_from_another_folder(string folder, string target, string? expected)
    {
        // From a folder above the known ones nobody knows the way back: its name is not known.
        if (expected is null)
            Assert.That(RelativePath.LeavesFolder(RelativePath.Between(folder, target)) || RelativePath.Between(folder, target) == "", Is.True);
        else
            Assert.That(RelativePath.Between(folder, target), Is.EqualTo(expected));
    }

    [TestCase("..", true)]
    [TestCase("../a", true)]
    [TestCase("..a", false)]
    [TestCase("a", false)]
    [TestCase("", false)]
    public void A_path_that_leads_out_is_known(string path, bool leaves) => Assert.That(RelativePath.LeavesFolder(path), Is.EqualTo(leaves));

    [TestCase("dotnet Mail.dll", "dotnet|Mail.dll")]
    [TestCase("  a   b  ", "a|b")]
    [TestCase("a \"b c\" d", "a|b c|d")]
    [TestCase("a 'b \"c\"' d", "a|b \"c\"|d")]
    [TestCase("a \"it's\"", "a|it's")]
    [TestCase("a b\\ c", "a|b c")]
    [TestCase("a '\\n'", "a|\\n")]
    [TestCase("a \"x\\\"y\"", "a|x\"y")]
    [TestCase("--name=\"a b\"", "--name=a b")]
    [TestCase("a '' b", "a||b")]
    [TestCase("a \"not closed", "a|not closed")]
    [TestCase("a\\", "a\\")]
    [TestCase("a\tb\nc", "a|b|c")]
    [TestCase("echo $HOME *", "echo|$HOME|*")]
    [TestCase("a\"b\"'c'", "abc")]
    public void A_command_is_split_as_a_shell_would_and_nothing_else(string command, string words) =>
        Assert.That(string.Join('|', WorkerPlanner.SplitCommand(command)), Is.EqualTo(words));
}
