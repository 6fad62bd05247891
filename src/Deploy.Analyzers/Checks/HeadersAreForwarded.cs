using Deploy.Core.Diagnostics;

namespace Deploy.Analyzers.Checks;

/// <summary>An app that redirects to https knows which requests came with it.</summary>
sealed class HeadersAreForwarded : CodeCheck
{
    const string Variable = "ASPNETCORE_FORWARDEDHEADERS_ENABLED";

    // Deploy.Sdk sets the variable; only who takes it back has the problem.
    public override IEnumerable<Finding> Check(CheckContext context) => !context.Code.RedirectsToHttps || context.Code.UsesForwardedHeaders
        ? []
        : context.Targets.SelectMany(static target => target.Spec.Deployment?.Env?.Entries ?? [])
            .Where(static entry => entry.Key.Value.Equals(Variable, StringComparison.OrdinalIgnoreCase) && !entry.Value.Value.Equals("true", StringComparison.OrdinalIgnoreCase))
            .Select(static entry => entry.Value.Span).Distinct().Select(span => InSpec(context, CodeDiagnostics.RedirectLoop(span, Variable)));
}
