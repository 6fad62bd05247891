using System.Diagnostics;
using System.Text;
using Deploy.Core.Text;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;
using Deploy.Core.Yaml;
using FsCheck;

namespace Deploy.Core.Tests.Yaml;

/// <summary>Whatever the bytes: no exception, no long wait, every place within the text. 12,000 inputs a run.</summary>
public sealed class AnyBytesTests
{
    static readonly string[] Tokens =
    [
        " ", "  ", "\n", "\n  ", "\n    ", "\r\n", "\t", ": ", ":", "- ", "-", "? ", "[", "]", "{", "}", ", ", "#", "# c\n", "&a ", "*a", "&b ", "*b", "<<: ", "!!str ", "!x ",
        "|", "|-\n  ", ">\n", "'", "\"", "\\", "~", "null", "true", "---\n", "...\n", "%YAML 1.2\n", "\uFEFF", "\u2028", "\u0085", "🚀", "deployment", "deployment:\n  ",
        "kubernetes:\n  ", "services:\n  ", "environments:\n  ", "staging:\n    ", "name", "pattern: kubernetes\n  ", "env", "workers", "autoscaling: { min: ", "1", "99999999999999999999",
        "port: ", "replicas: 2\n", "50%", "redis: {}\n", "postgres", "image: x", "secrets: [A, B]\n", "command: a 'b\n", "ingress:\n    ", "domain: a.b\n",
    ];

    static readonly byte[][] Specs =
    [
        .. GoldenCase.All.Select(static item => item.Spec),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "deployment.yaml", SearchOption.AllDirectories).Select(File.ReadAllBytes),
    ];

    [Test]
    public void Random_bytes_are_compiled_or_refused() =>
        Properties.Hold(Gen.ArrayOf(Gen.Choose(0, 255).Select(static value => (byte)value)), 3000, Holds, size: 300);

    [Test]
    public void Random_characters_are_compiled_or_refused() =>
        Properties.Hold(Properties.Text.Select(Encoding.UTF8.GetBytes), 3000, Holds, size: 200);

    [Test]
    public void Random_pieces_of_YAML_are_compiled_or_refused() =>
        Properties.Hold(Gen.ArrayOf(Gen.Elements(Tokens)).Select(static tokens => Encoding.UTF8.GetBytes(string.Concat(tokens))), 3000, Holds, size: 80);

    /// <summary>Found by the mutations below.</summary>
    [TestCase("azure:\n  acr: {r: { sku: basic, !georeplications: [] }\n")]
    [TestCase("azure: { acr: {r: { !a: [] }")]
    [TestCase("a: { !b: []")]
    public void A_tag_in_the_place_of_a_key_has_a_place(string yaml) => Holds(Encoding.UTF8.GetBytes(yaml));

    [Test]
    public void Mutations_of_real_files_are_compiled_or_refused()
    {
        var mutation = from kind in Gen.Choose(0, 4)
                       from at in Gen.Choose(0, int.MaxValue - 1)
                       from other in Gen.Choose(0, int.MaxValue - 1)
                       from length in Gen.Choose(1, 12)
                       from value in Gen.Elements("\n: -#'\"[]{}&*!|>%@`\t 0a\0\u00ff".ToCharArray())
                       select new Mutation(kind, at, other, length, (byte)value);
        var mutated = from spec in Gen.Elements(Specs)
                      from count in Gen.Choose(1, 4)
                      from mutations in Gen.ArrayOf(count, mutation)
                      select mutations.Aggregate(spec, static (bytes, change) => change.Apply(bytes));
        Properties.Hold(mutated, 3000, Holds);
    }

    static void Holds(byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var compilation = Compilation.Of(bytes, FactsFile.WebProject("shop"), []);
        var length = compilation.Text.Content.Length;
        foreach (var diagnostic in compilation.Diagnostics)
            Require(Lies(diagnostic.Span, length) && (diagnostic.Span.Length > 0 || length == 0), bytes, $"{diagnostic.Span} of {diagnostic.Code} lies outside of the text, or is empty");
        if (YamlReader.Read(compilation.Text, new Core.Diagnostics.DiagnosticBag()) is { } root)
            Require(Nodes(root, 0).All(node => Lies(node.Span, length)), bytes, "a node lies outside of the text");
        Require(watch.Elapsed < TimeSpan.FromSeconds(20), bytes, $"took {watch.Elapsed}");
    }

    static bool Lies(TextSpan span, int length) => span.Start >= 0 && span.Length >= 0 && span.End <= length;

    static void Require(bool condition, byte[] bytes, string problem)
    {
        if (!condition)
            throw new InvalidOperationException($"{problem}: {Convert.ToBase64String(bytes)}");
    }

    // Aliases share nodes: the depth keeps the walk short.
    static IEnumerable<YamlNode> Nodes(YamlNode node, int depth) => depth > 8 ? [] : node switch
    {
        YamlMapping map => map.Entries.SelectMany(entry => Nodes(entry.Value, depth + 1).Prepend(entry.Key)).Prepend(map),
        YamlSequence list => list.Items.SelectMany(item => Nodes(item, depth + 1)).Prepend(list),
        _ => [node],
    };

    readonly record struct Mutation(int Kind, int At, int Other, int Length, byte Value)
    {
        public byte[] Apply(byte[] bytes)
        {
            if (bytes.Length == 0)
                return [Value];
            var at = At % bytes.Length;
            var end = Math.Min(bytes.Length, at + Length);
            var other = Other % bytes.Length;
            return Kind switch
            {
                0 => [.. bytes[..at], .. bytes[end..]],
                1 => [.. bytes[..end], .. bytes[at..]],
                2 => [.. bytes[..at], Value, .. bytes[at..]],
                3 => [.. bytes[..at], Value, .. bytes[(at + 1)..]],
                _ => [.. bytes[..Math.Min(at, other)], bytes[Math.Max(at, other)], .. bytes[Math.Min(at, other)..]],
            };
        }
    }
}
