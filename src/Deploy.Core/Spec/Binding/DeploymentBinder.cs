using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>The whole file: its sections, and each environment merged over them.</summary>
public static class DeploymentBinder
{
    /// <summary>Sections that are known and not generated from yet; each is named by an information.</summary>
    static readonly (string Key, string Description)[] Later =
    [
        ("multiregion", "More than one region."),
        ("bluegreen", "Blue-green releases."),
        ("canary", "Canary releases."),
        ("lambda", "AWS Lambda functions."),
        ("migrations", "Database migrations."),
        ("feature_flags", "Feature flags."),
        ("monitoring", "Metrics, logs, traces, alerts."),
        ("cicd", "Pipelines."),
        ("rollback", "Automatic rollback."),
        ("aws", "Settings of the platform aws."),
        ("azure", "Settings of the platform azure."),
        ("budget", "What a month may cost."),
    ];

    // Keys that name things: they are the same everywhere.
    static readonly string[] SameEverywhere = ["name", "framework", "pattern"];

    static readonly Shape<DeploymentSpec> Shape = Shapes.Section(BindSections);

    /// <summary>Binds a file.</summary>
    /// <returns>Null after an error that leaves nothing to look at.</returns>
    public static DeploymentFile? Bind(YamlNode root, SourceText text, DiagnosticBag diagnostics)
    {
        if (root is not YamlMapping file)
        {
            diagnostics.Add(ValueDiagnostics.ExpectedMap(root.Span, "deployment.yaml", SchemaReader.KeysOf(BindSections)));
            return null;
        }

        var context = new NodeContext(text, diagnostics, new HashSet<string>(StringComparer.Ordinal), "deployment.yaml", default);
        var spec = Read(file, context);
        var environments = new List<EnvironmentSpec>();
        foreach (var environment in spec?.Environments?.Entries ?? [])
        {
            if (CheckOverlay(environment, diagnostics) is { } overlay && Read(EnvironmentMerge.Merge(file, overlay), context) is { } merged)
                environments.Add(new EnvironmentSpec(environment.Key, merged));
        }

        return spec is null ? null : new DeploymentFile(spec, environments, context.WrongKeys);
    }

    /// <summary>The JSON Schema of deployment.yaml.</summary>
    public static DataMap DescribeSchema()
    {
        var root = Shape.Describe();
        var properties = (DataMap)root["properties"]!;
        var partial = new DataMap();
        foreach (var section in properties.Entries)
        {
            if (section.Key != "environments")
                partial.Add(section.Key, Optional(section.Value, out var changed) is var optional && changed ? optional : new DataMap { { "$ref", $"#/properties/{section.Key}" } });
        }

        var complete = new DataMap();
        foreach (var section in properties.Entries)
        {
            complete.Add(section.Key, section.Key != "environments" ? section.Value : new DataMap
            {
                { "description", ((DataMap)section.Value)["description"]! },
                { "type", new DataList { "object", "null" } },
                { "propertyNames", ((DataMap)section.Value)["propertyNames"]! },
                { "additionalProperties", new DataMap { { "type", new DataList { "object", "null" } }, { "additionalProperties", false }, { "properties", partial } } },
            });
        }

        return new DataMap
        {
            { "$schema", "http://json-schema.org/draft-07/schema#" },
            { "title", "deployment.yaml of Deploy.Sdk, version 1" },
            { "type", new DataList { "object", "null" } },
            { "additionalProperties", false },
            { "properties", complete },
        };
    }

    // An environment says what differs: nothing is required there.
    static DataNode Optional(DataNode schema, out bool changed)
    {
        changed = false;
        switch (schema)
        {
            case DataMap map:
                var optional = new DataMap();
                foreach (var entry in map)
                {
                    // The list "required" of a schema, not a key of that name.
                    if (entry is { Key: "required", Value: DataList })
                        changed = true;
                    else
                    {
                        optional.Add(entry.Key, Optional(entry.Value, out var below), entry.Comment);
                        changed |= below;
                    }
                }

                return optional;
            case DataList list:
                var items = new DataList();
                foreach (var item in list)
                {
                    items.Add(Optional(item, out var below));
                    changed |= below;
                }

                return items;
            default:
                return schema;
        }
    }

    static DeploymentSpec? Read(YamlMapping file, NodeContext context)
    {
        var start = file.Entries.Count > 0 ? file.Entries[0].Key.Span : new TextSpan(0, 0);
        var spec = Shape.Read(file, context with { KeySpan = start });
        return spec is null ? null : spec with { Start = start };
    }

    static DeploymentSpec BindSections(SectionReader s) => new(
        s.Get("deployment", AppBinder.Shape, "The app: name, image, health, resources, settings."),
        s.Get("services", ServicesBinder.Shape, "Backing services: databases, caches, queues."),
        s.Get("kubernetes", KubernetesBinder.Shape, "How the app runs in Kubernetes; needs pattern: kubernetes."),
        s.Get("secrets", SecretsBinder.Shape, "Where secret values come from."),
        s.Get("environments", Shapes.Map(Kinds.DnsLabel(20), Shapes.Anything), "Name of an environment, and the keys that differ there."),
        OtherSections(s));

    static List<Located<string>> OtherSections(SectionReader s)
    {
        var found = new List<Located<string>>();
        foreach (var (key, description) in Later)
        {
            if (s.Get(key, KeyOnly.Instance, description) is { } place)
                found.Add(place with { Value = key });
        }

        return found;
    }

    // An environment is a partial file; it cannot hold environments, nor what must be the same everywhere.
    static YamlMapping? CheckOverlay(LocatedEntry<YamlNode> environment, DiagnosticBag diagnostics)
    {
        if (environment.Value is YamlScalar { IsNull: true })
            return new YamlMapping([], environment.Key.Span);
        if (environment.Value is not YamlMapping overlay)
        {
            diagnostics.Add(ValueDiagnostics.ExpectedMap(environment.Value.Span, environment.Key.Value, ["the sections of this file, except environments"]));
            return null;
        }

        if (overlay.Find("environments") is { } nested)
            diagnostics.Add(ValueDiagnostics.NestedEnvironments(nested.Key.Span));
        foreach (var key in SameEverywhere)
        {
            if ((overlay.Find("deployment")?.Value as YamlMapping)?.Find(key) is { } entry)
                diagnostics.Add(ValueDiagnostics.CannotVary(entry.Key.Span, key));
        }

        return overlay;
    }

    sealed class KeyOnly : Shape<Located<string>>
    {
        public static readonly KeyOnly Instance = new();

        public override Located<string> Read(YamlNode node, NodeContext context) => new("", context.KeySpan);

        public override DataMap Describe() => new() { { "type", new DataList { "object", "null" } } };
    }
}
