using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Explain;

/// <summary>Every value that a deployment has, with where it comes from: values from the plan, places from the spec.</summary>
/// <param name="Spec">The file.</param>
/// <param name="Environment">The environment that is explained; empty for none.</param>
/// <param name="Environments">Those that the file has.</param>
/// <param name="Values">In the order of the specification.</param>
public sealed record Explanation(SourceText Spec, string Environment, IReadOnlyList<string> Environments, IReadOnlyList<ExplainedValue> Values)
{
    /// <summary>Explains a file without errors, or the environment of it that was chosen as its base.</summary>
    /// <param name="text">The text that <paramref name="file"/> was read from.</param>
    /// <param name="file">The checked file.</param>
    /// <param name="facts">What the build knows.</param>
    public static Explanation Of(SourceText text, DeploymentFile file, ProjectFacts facts) =>
        Of(text, YamlReader.Read(text, new DiagnosticBag()) as YamlMapping ?? new YamlMapping([], default), file, facts);

    internal static Explanation Of(SourceText text, YamlMapping root, DeploymentFile file, ProjectFacts facts)
    {
        var plan = Planner.Plan(file, facts).Base;
        var spec = file.Base;
        var overlay = Overlay(root, file.BaseEnvironment);
        var places = PlacesOfEnvironment(root, overlay);
        var values = new ValueList(places.Contains);
        AppValues.Add(values, plan, spec, facts);
        ServiceValues.Add(values, plan, spec);
        if (plan.Kubernetes is { } kubernetes)
            KubernetesValues.Add(values, plan, kubernetes, spec);
        if (plan.Cloud is { } cloud)
            CloudValues.Add(values, plan, cloud, spec);
        if (plan.Server is { HasColours: true })
            values.Add("bluegreen.enabled", true, spec.Bluegreen?.Enabled, new Otherwise(ValueOrigin.Default, "follows bluegreen", spec.Bluegreen?.KeySpan));
        MigrationValues.Add(values, plan, spec);
        FlagValues.Add(values, plan, spec.FeatureFlags);
        WrittenValues.Add(values, overlay is null ? root : EnvironmentMerge.Merge(root, overlay));
        return new Explanation(text, file.BaseEnvironment, file.Environments.Select(static environment => environment.Name.Value).ToList(), InOrder(values.Values));
    }

    /// <summary>Name of the file without its folder.</summary>
    public string SpecName => Spec.Path.Split('/', '\\').Last();

    /// <summary>Where a value comes from, in words: <c>deployment.yaml:7</c>, <c>ContainerImageTag</c>, <c>default of framework aspnet</c>.</summary>
    public string SourceOf(ExplainedValue value)
    {
        var source = value.Place is not { } place ? value.Reason
            : value.Origin == ValueOrigin.Environment ? $"{SpecName}:{LineOf(place)}, environment {Environment}"
            : $"{SpecName}:{LineOf(place)}";
        return value.HasEffect ? source : $"{source} (no effect)";
    }

    /// <summary>The line of a place, counted from 1.</summary>
    public int LineOf(TextSpan place) => Spec.GetPosition(place.Start).Line + 1;

    static YamlMapping? Overlay(YamlMapping root, string environment) =>
        environment.Length == 0 ? null : (root.Find("environments")?.Value as YamlMapping)?.Find(environment)?.Value as YamlMapping;

    // Places that stand below the environment and nowhere else: what it takes over by an alias is the file's.
    static HashSet<TextSpan> PlacesOfEnvironment(YamlMapping root, YamlMapping? overlay)
    {
        var places = new HashSet<TextSpan>();
        if (overlay is null)
            return places;
        places.UnionWith(Places(overlay));
        places.ExceptWith(root.Entries.Where(static entry => entry.Key.Value != "environments").SelectMany(static entry => Places(entry.Value).Append(entry.Key.Span)));
        return places;
    }

    static IEnumerable<TextSpan> Places(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.SelectMany(static entry => Places(entry.Value).Append(entry.Key.Span)).Append(mapping.Span),
        YamlSequence list => list.Items.SelectMany(Places).Append(list.Span),
        _ => [node.Span],
    };

    // Section by section and part by part; inside of one what the plan has first, as it was added.
    static List<ExplainedValue> InOrder(IReadOnlyList<ExplainedValue> values)
    {
        var sections = DeploymentBinder.Sections.ToList();
        var parts = values.Select(static value => ValueList.SectionOf(value.Key)).Distinct(StringComparer.Ordinal).ToList();
        return values.OrderBy(value => sections.IndexOf(value.Key.Split('.', '[')[0])).ThenBy(value => parts.IndexOf(ValueList.SectionOf(value.Key)))
            .ThenBy(static value => !value.HasEffect).ToList();
    }
}
