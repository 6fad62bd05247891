using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>
/// Lists of which there must be one: a canary has stages, a pipeline goes somewhere. Other empty lists say something
/// (<c>workers: []</c> takes away those that an environment inherits).
/// </summary>
sealed class EmptyLists : SpecRule
{
    public override IReadOnlyList<string> Needs => ["stages", "environments", "platforms", "functions", "command", "paths", "enabled"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        return new[]
        {
            Empty(Defaults.IsOn(spec.Canary) ? spec.Canary!.Stages : null, "stages", "a canary without a stage never ends"),
            Empty(spec.Cicd?.Environments, "environments", "the pipeline would deploy nowhere"),
            Empty(spec.Cicd?.Platforms, "platforms", "the image would be built for no processor"),
            Empty(spec.Lambda?.Functions, "functions", "there would be no function"),
            Empty(Defaults.IsOn(spec.Migrations) ? spec.Migrations!.Command : null, "command", "there would be no program to run"),
            Empty(spec.Kubernetes?.Ingress?.Paths, "paths", "no request would reach the app"),
        }.OfType<Diagnostic>();
    }

    static Diagnostic? Empty<T>(LocatedList<T>? list, string key, string why) =>
        list is { Items.Count: 0 } ? SectionDiagnostics.EmptyList(list.KeySpan, key, why) : null;
}
