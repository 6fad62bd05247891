using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Of a service that someone else runs only the connection is generated.</summary>
sealed class ExternalSettings : SpecRule
{
    public override IReadOnlyList<string> Needs => ["external"];

    public override IEnumerable<Diagnostic> Check(RuleContext context) =>
        !context.IsFinal ? [] : (context.Spec.Services?.All ?? []).Where(static item => item.Service.External is { Value: true })
            .SelectMany(static item => new (TextSpan? Span, string Key)[]
            {
                (item.Service.Size?.Span, "size"), (item.Service.Replicas?.Span, "replicas"), (item.Service.Storage?.Span, "storage"),
                (item.Service.StorageClass?.Span, "storage_class"), (item.Service.Backup?.KeySpan, "backup"),
            }.Select(setting => (setting.Span, setting.Key, item.Name)))
            // What an environment inherits from a service of our own is of no use there, and no mistake.
            .Where(item => item.Span is { } span && context.IsOwn(span)).Select(static item => EffectDiagnostics.ExternalSetting(item.Span!.Value, item.Key, item.Name));
}
