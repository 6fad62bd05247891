using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Settings and stores of one platform have no effect on another.</summary>
sealed class SettingsOfPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var platform = Defaults.Platform(spec);
        return new[]
        {
            Section(spec.Aws?.KeySpan, "The section 'aws'", Platform.Aws),
            Section(spec.Azure?.KeySpan, "The section 'azure'", Platform.Azure),
            Store(spec.Monitoring?.Logs is { Value: LogStore.Cloudwatch } logs ? logs.Span : null, "CloudWatch", Platform.Aws),
            Store(spec.FeatureFlags?.Provider is { Value: FlagProvider.Appconfig or FlagProvider.Ssm } flags ? flags.Span : null, "This store of feature flags", Platform.Aws),
            Store(spec.Cicd?.Registry is { Value: "ecr" } ecr ? ecr.Span : null, "The registry ecr", Platform.Aws),
            Store(spec.Cicd?.Registry is { Value: "acr" } acr ? acr.Span : null, "The registry acr", Platform.Azure),
        }.OfType<Diagnostic>();

        // An environment on the other platform inherits the section, and another one needs it.
        Diagnostic? Section(TextSpan? at, string what, Platform needed) => context.Platforms.Contains(needed) ? null : Belongs(at, what, needed);

        // Without a platform of ours the app may well run on somebody's: an existing cluster of AKS takes its images from ACR.
        Diagnostic? Store(TextSpan? at, string what, Platform needed) => platform == Platform.None ? null : Belongs(at, what, needed);

        Diagnostic? Belongs(TextSpan? at, string what, Platform needed) =>
            at is { } span && platform != needed ? ReleaseDiagnostics.OtherPlatform(span, what, Name(needed), Name(platform)) : null;
    }

    static string Name(Platform platform) => Words.ToKebabCase(platform.ToString());
}
