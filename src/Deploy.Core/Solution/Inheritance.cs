using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Solution;

/// <summary>
/// What holds for all services is written once, beside deploy.proj, and laid under the file of each of them. Both texts become one, so that every
/// node keeps its place: <see cref="Locate"/> says in which of them it stands.
/// </summary>
sealed class Inheritance
{
    // They name or route the solution, or are run once for all of it.
    static readonly string[] OfSolution = ["name", "domain", "routes"];

    readonly SourceText solution;
    readonly SourceText service;

    public Inheritance(SourceText solution, SourceText service)
    {
        (this.solution, this.service) = (solution, service);
        Text = new SourceText(service.Path, $"{service.Content}\n{solution.Content}");
    }

    /// <summary>The file of the service and, behind it, that of the solution.</summary>
    public SourceText Text { get; }

    int Offset => service.Content.Length + 1;

    /// <summary>The nodes of the service over those of the solution.</summary>
    public YamlMapping Merge(YamlMapping solutionRoot, YamlMapping serviceRoot) =>
        EnvironmentMerge.Over((YamlMapping)Move(Inherited(solutionRoot)), serviceRoot);

    /// <summary>The text that a place of the whole stands in, and its place there.</summary>
    public (SourceText Text, TextSpan Span) Locate(TextSpan span) =>
        span.Start >= Offset ? (solution, span with { Start = span.Start - Offset }) : (service, span);

    /// <summary>What the solution's file says for every service.</summary>
    internal static YamlMapping Inherited(YamlMapping root) => Without(root, static (path, key) => path switch
    {
        "" => key == "services",
        "deployment" => OfSolution.Contains(key, StringComparer.Ordinal),
        "kubernetes" => key == "ingress",
        _ => false,
    });

    // The environments are partial files of the same form.
    static YamlMapping Without(YamlMapping map, Func<string, string, bool> isLeftOut, string path = "") => map with
    {
        Entries = map.Entries.Where(entry => !isLeftOut(path, entry.Key.Value)).Select(entry => (path, entry.Key.Value, entry.Value) switch
        {
            ("", "environments", YamlMapping environments) => entry with
            {
                Value = environments with
                {
                    Entries = environments.Entries.Select(environment => environment.Value is YamlMapping partial ? environment with { Value = Without(partial, isLeftOut) } : environment).ToList(),
                },
            },
            ("", "deployment" or "kubernetes", YamlMapping section) => entry with { Value = Without(section, isLeftOut, entry.Key.Value) },
            _ => entry,
        }).ToList(),
    };

    YamlNode Move(YamlNode node) => node switch
    {
        YamlMapping map => map with { Span = Move(map.Span), Entries = map.Entries.Select(entry => new YamlEntry((YamlScalar)Move(entry.Key), Move(entry.Value))).ToList() },
        YamlSequence list => list with { Span = Move(list.Span), Items = list.Items.Select(Move).ToList() },
        _ => node with { Span = Move(node.Span) },
    };

    TextSpan Move(TextSpan span) => span with { Start = span.Start + Offset };
}
