using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Lambda functions run on AWS, outside Kubernetes, with weights that make 100 %.</summary>
sealed class LambdaOnAws : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Lambda is not { } lambda)
            yield break;
        var platform = Defaults.Platform(context.Spec);
        var at = context.Place(lambda.KeySpan, context.Spec.Deployment?.Platform?.Span);
        if (Defaults.Pattern(context.Spec) == Pattern.Kubernetes)
            yield return ReleaseDiagnostics.LambdaPlatform(lambda.KeySpan, "the pattern kubernetes runs the app in a cluster");
        else if (platform != Platform.Aws)
            yield return ReleaseDiagnostics.LambdaPlatform(at, $"the platform is {Words.ToKebabCase(platform.ToString())}");
        foreach (var again in (lambda.Functions?.Items ?? []).Select(static function => function.Name).OfType<Located<string>>().GroupBy(static name => name.Value, StringComparer.Ordinal).SelectMany(static group => group.Skip(1).Select(name => (name, First: group.First()))))
            yield return ValueDiagnostics.NameTwice(again.name.Span, "function", again.name.Value, context.Text.GetPosition(again.First.Span.Start));
        if (lambda.Weights is { } weights)
        {
            var versions = weights.Value.Split(',').Select(static part => part.Substring(0, part.IndexOf(':'))).ToList();
            if (versions.Distinct(StringComparer.Ordinal).Count() < versions.Count)
                yield return ValueDiagnostics.NameTwice(weights.Span, "version", versions[0], context.Text.GetPosition(weights.Span.Start));
            var sum = weights.Value.Split(',').Sum(static part => int.Parse(part.Substring(part.IndexOf(':') + 1), CultureInfo.InvariantCulture));
            if (sum != 100)
                yield return ReleaseDiagnostics.Weights(weights.Span, sum);
        }
    }
}
