using Deploy.Core.Diff;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Diff;

/// <summary>Two specs, and what the second changes in the output of the first.</summary>
static class Comparison
{
    public const string Shop = """
        deployment:
          name: shop
          image: ghcr.io/acme/shop
          tag: 1.2.0
          pattern: kubernetes
          domain: shop.example.com
          env: { REGION: eu }
          secrets: [STRIPE_KEY]
        services:
          postgres: { storage: 20Gi }
          redis: {}
        kubernetes:
          replicas: 2
          autoscaling: { enabled: false }
        environments:
          staging: { kubernetes: { replicas: 1 } }

        """;

    /// <summary>What replacing a text of <see cref="Shop"/> changes.</summary>
    public static OutputDiff Of(string old, string replacement) => Between(Shop, Replace(Shop, old, replacement));

    public static OutputDiff Between(string before, string after) => OutputDiff.Between(Tree(before), Tree(after), Repository.Content);

    public static OutputTree Tree(string spec)
    {
        var compilation = Compilation.Of(spec);
        Assert.That(compilation.Files, Is.Not.Null, string.Join("\n", compilation.Diagnostics.Select(static diagnostic => diagnostic.Message)));
        return OutputTree.Of(compilation.Files!);
    }

    /// <summary>A tree with one of its files changed.</summary>
    public static OutputTree With(this OutputTree tree, string path, Func<string, string> change)
    {
        var files = tree.Files.ToDictionary(StringComparer.Ordinal);
        var text = tree.Text(path);
        var changed = change(text);
        Assert.That(changed, Is.Not.EqualTo(text), $"{path} was to be changed.");
        files[path] = System.Text.Encoding.UTF8.GetBytes(changed);
        return new OutputTree(files, tree.ChartOnly);
    }

    public static string Replace(string text, string old, string replacement)
    {
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    /// <summary>The lines of one part.</summary>
    public static IEnumerable<string> Lines(this OutputDiff diff, string part, string environment = "") =>
        diff.Groups.Where(group => group.Part == part && group.Environment == environment).SelectMany(static group => group.Lines).Select(static line => line.Words);
}
