using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Settings and stores of one platform have no effect on another.</summary>
sealed class SettingsOfPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["platform", "pattern"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var platform = Defaults.Platform(spec);
        var name = Words.ToKebabCase(platform.ToString());
        return new[]
        {
            Belongs(spec.Aws?.KeySpan, "The section 'aws'", Platform.Aws),
            Belongs(spec.Azure?.KeySpan, "The section 'azure'", Platform.Azure),
            Belongs(spec.Monitoring?.Logs is { Value: LogStore.Cloudwatch } logs ? logs.Span : null, "CloudWatch", Platform.Aws),
            Belongs(spec.FeatureFlags?.Provider is { Value: FlagProvider.Appconfig or FlagProvider.Ssm } flags ? flags.Span : null, "This store of feature flags", Platform.Aws),
            Belongs(spec.Cicd?.Registry is { Value: "ecr" } ecr ? ecr.Span : null, "The registry ecr", Platform.Aws),
            Belongs(spec.Cicd?.Registry is { Value: "acr" } acr ? acr.Span : null, "The registry acr", Platform.Azure),
        }.OfType<Diagnostic>();

        Diagnostic? Belongs(TextSpan? at, string what, Platform needed) =>
            at is { } span && platform != needed ? ReleaseDiagnostics.OtherPlatform(span, what, Words.ToKebabCase(needed.ToString()), name) : null;
    }
}
