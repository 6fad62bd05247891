namespace Deploy.Content.Tests;

/// <summary>namespace/: the namespace and what all pods in it may take.</summary>
public sealed class NamespaceTests
{
    static IEnumerable<string> Cases => GeneratedFiles.Cases.Where(static name => GeneratedFiles.Has(name, "namespace/resource-quota.yaml"));

    [Test]
    public void There_are_cases() => Assert.That(Cases, Is.Not.Empty);

    [TestCaseSource(nameof(Cases))]
    public void Kubernetes_accepts_the_manifests(string name)
    {
        foreach (var folder in Directory.GetDirectories(GeneratedFiles.Write(name), "namespace*"))
        {
            foreach (var version in new[] { "1.29", "1.36" })
                Tool.RequireShared("kube-validate/kube-validate.sh").Accept(null, ["--kube", version, .. Directory.GetFiles(folder)]);
        }
    }
}
