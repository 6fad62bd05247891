using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>A variable is a setting or a secret, named once.</summary>
sealed class VariablesOnce : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var settings = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var entry in context.Spec.Deployment?.Env?.Entries ?? [])
            settings[entry.Key.Value] = entry.Key.Span;
        var secrets = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var secret in context.Spec.Deployment?.Secrets?.Items ?? [])
        {
            if (secret.Name is not { } name)
                continue;
            if (secrets.TryGetValue(name.Value, out var first))
                yield return ValueDiagnostics.NameTwice(name.Span, "Secret", name.Value, context.Text.GetPosition(first.Start));
            else
                secrets.Add(name.Value, name.Span);
            if (settings.TryGetValue(name.Value, out var setting))
                yield return CombinationDiagnostics.SetTwice(name.Span, name.Value, context.Text.GetPosition(setting.Start).Line + 1);
        }
    }
}
