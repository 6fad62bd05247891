using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A service that someone else runs has a host and no operator; one that we run has neither to be told.</summary>
sealed class ExternalServices : SpecRule
{
    public override IReadOnlyList<string> Needs => ["external", "host"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var services = context.Spec.Services;
        foreach (var (name, service) in services?.All ?? [])
        {
            if (service.External is { Value: true } external && service.Host is null)
                yield return CombinationDiagnostics.ExternalWithoutHost(external.Span, name);
            if (service.Host is { } host && service.External?.Value != true)
                yield return CombinationDiagnostics.HostWithoutExternal(host.Span, name);
        }

        if (services?.Postgres?.External?.Value == true && context.Spec.Kubernetes?.Database?.Operator is { Value: DatabaseOperator.CloudnativePg } given)
            yield return CombinationDiagnostics.OperatorWithExternal(given.Span);
    }
}
