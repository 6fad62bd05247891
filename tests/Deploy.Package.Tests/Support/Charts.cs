namespace Deploy.Package.Tests.Support;

static class Charts
{
    /// <summary>helm has nothing to say against the chart of a project.</summary>
    public static void AssertLints(TestProject project)
    {
        var chart = Directory.GetDirectories(project.PathOf("obj/deploy/helm")).Single();
        var (exitCode, output) = Tool.Run(Tool.Find("helm"), project.Folder, "lint", "--strict", chart);
        Assert.That(exitCode, Is.Zero, output);
    }
}
