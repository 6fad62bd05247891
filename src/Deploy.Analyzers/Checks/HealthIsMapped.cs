using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Analyzers.Checks;

/// <summary>The app answers where the health checks ask.</summary>
sealed class HealthIsMapped : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.Code.IsWeb || context.Code.HasUnknownRoutes)
            return [];
        var written = context.Targets.SelectMany(static target => Written(target.Spec)).Distinct().ToList();
        return written.Count > 0 ? Missing(context, written) : WithoutKey(context);
    }

    static IEnumerable<Located<string>> Written(DeploymentSpec spec) =>
        new[] { spec.Deployment?.Health?.Liveness, spec.Deployment?.Health?.Readiness, spec.Deployment?.Health?.Startup }.OfType<Located<string>>();

    static IEnumerable<Finding> Missing(CheckContext context, List<Located<string>> written) =>
        written.Where(path => !IsAnswered(context, path.Value))
            .Select(path => InSpec(context, CodeDiagnostics.HealthNotMapped(path.Span, path.Value)) with { Properties = With("path", path.Value) });

    // The path is the usual one, where Deploy.Sdk answers if nothing else does.
    static IEnumerable<Finding> WithoutKey(CheckContext context)
    {
        var asked = context.Targets[0].Plan.Health.Liveness;
        if (IsAnswered(context, asked))
            yield break;
        if (context.Code.Routes.FirstOrDefault(static route => route.IsHealth) is { } mapped)
            yield return new Finding(CodeDiagnostics.HealthElsewhere(default, mapped.Pattern, asked), mapped.Place) { Properties = With("health", mapped.Pattern).Add("path", asked) };
        else if (!context.Project.MapsHealth || !context.Code.RunsHostingStartups)
            yield return InSpec(context, CodeDiagnostics.HealthNotMapped(context.Targets[0].Spec.Start, asked)) with { Properties = With("path", asked) };
    }

    static bool IsAnswered(CheckContext context, string path) =>
        context.Code.Routes.Any(route => route.Answers(path)) || context.Code.Paths.Contains(path) || context.Code.Controllers.Contains(path.Trim('/').Split('/')[0])
        || context.Settings.Pages.Contains(path.Trim('/'));
}
