using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>What helm makes of a chart, object by object.</summary>
sealed class RenderedChart
{
    RenderedChart(IReadOnlyList<RenderedObject> objects) => Objects = objects;

    public IReadOnlyList<RenderedObject> Objects { get; }

    /// <summary>Deployments, StatefulSets and Jobs: objects with a pod template.</summary>
    public IEnumerable<RenderedObject> Workloads => Objects.Where(static item => item.At("spec", "template", "spec") is not null);

    /// <summary>Renders a chart as release demo in namespace apps.</summary>
    public static RenderedChart Of(string chart, params string[] arguments)
    {
        var text = Tool.Require("helm").Accept(null, ["template", "demo", chart, "--namespace", "apps", "--kube-version", "1.36.0", .. arguments]);
        return new RenderedChart(text.Split("\n---\n").Select(Read).OfType<RenderedObject>().ToList());
    }

    public IEnumerable<RenderedObject> OfKind(string kind) => Objects.Where(item => item.Kind == kind);

    public RenderedObject One(string kind, string name) => OfKind(kind).Single(item => item.Name == name);

    static RenderedObject? Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText("rendered.yaml", text), diagnostics);
        Assert.That(diagnostics.HasErrors, Is.False, text);
        return root is YamlMapping map ? new RenderedObject(map) : null;
    }
}

/// <summary>One object of the Kubernetes API.</summary>
sealed record RenderedObject(YamlMapping Root)
{
    public string Kind => Text("kind");

    public string Name => Text("metadata", "name");

    /// <summary>The node at a path of keys; null where there is none.</summary>
    public YamlNode? At(params string[] path) => Below(Root, path);

    /// <summary>The text at a path; empty where there is none.</summary>
    public string Text(params string[] path) => (At(path) as YamlScalar)?.Value ?? "";

    /// <summary>Keys of the map at a path.</summary>
    public IEnumerable<string> Keys(params string[] path) => (At(path) as YamlMapping)?.Entries.Select(static entry => entry.Key.Value) ?? [];

    /// <summary>Items of the list at a path.</summary>
    public IEnumerable<YamlNode> Items(params string[] path) => (At(path) as YamlSequence)?.Items ?? [];

    /// <summary>The node below another; null where there is none.</summary>
    public static YamlNode? Below(YamlNode? node, params string[] path) => path.Aggregate(node, static (at, key) => (at as YamlMapping)?.Find(key)?.Value);

    /// <summary>The text below a node; empty where there is none.</summary>
    public static string TextBelow(YamlNode? node, params string[] path) => (Below(node, path) as YamlScalar)?.Value ?? "";

    /// <summary>The whole of a node as one line, to compare.</summary>
    public static string Write(YamlNode? node) => node switch
    {
        YamlMapping map => $"{{{string.Join(", ", map.Entries.Select(static entry => $"{entry.Key.Value}: {Write(entry.Value)}"))}}}",
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        YamlScalar scalar => scalar.Value,
        _ => "",
    };
}
