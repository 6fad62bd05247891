using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>The whole file: its sections, and each environment merged over them.</summary>
public static class DeploymentBinder
{
    // Keys that name things: they are the same everywhere.
    static readonly string[] SameEverywhere = ["name", "framework", "pattern"];

    static readonly Shape<DeploymentSpec> Shape = Shapes.Section(BindSections);

    /// <summary>The sections in the order of the specification.</summary>
    public static IEnumerable<string> Sections => SchemaReader.KeysOf(BindSections);

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
                environments.Add(new EnvironmentSpec(environment.Key, merged, environment.Value.Span));
            else
                context.WrongKeys.Add("environments");
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
        s.Get("multiregion", MultiregionBinder.Shape, "More than one region."),
        s.Get("bluegreen", ReleaseBinder.Bluegreen, "Blue-green releases."),
        s.Get("canary", ReleaseBinder.Canary, "Canary releases."),
        s.Get("lambda", LambdaBinder.Shape, "AWS Lambda functions."),
        s.Get("migrations", MigrationsBinder.Shape, "Database migrations."),
        s.Get("feature_flags", FeatureFlagsBinder.Shape, "Feature flags."),
        s.Get("monitoring", MonitoringBinder.Shape, "Metrics, logs, traces, alerts."),
        s.Get("cicd", CicdBinder.Shape, "Pipelines."),
        s.Get("rollback", ReleaseBinder.Rollback, "Automatic rollback."),
        s.Get("aws", CloudBinder.Aws, "Settings of the platform aws."),
        s.Get("azure", CloudBinder.Azure, "Settings of the platform azure."),
        s.Get("budget", CloudBinder.Budget, "What a month may cost."),
        s.Get("environments", Shapes.Map(Kinds.DnsLabel(20), Shapes.Anything), "Name of an environment, and the keys that differ there."));

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
}
