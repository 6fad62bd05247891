using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

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
        if (lambda.Weights is { } weights)
        {
            var sum = weights.Value.Split(',').Sum(static part => int.Parse(part.Substring(part.IndexOf(':') + 1), CultureInfo.InvariantCulture));
            if (sum != 100)
                yield return ReleaseDiagnostics.Weights(weights.Span, sum);
        }
    }
}
