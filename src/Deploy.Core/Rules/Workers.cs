using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Workers have names of their own, and <c>default</c> needs a framework that brings some.</summary>
sealed class Workers : SpecRule
{
    /// <summary>Services that compose files and charts have beside the workers.</summary>
    static readonly string[] Taken =
    [
        "adminer", "app", "app-blue", "app-green", "caddy", "grafana", "migrate", "mongodb", "mongodb-backup", "mongodb-offsite", "postgres", "postgres-backup", "postgres-offsite", "prometheus", "rabbitmq",
        "redis", "seed",
    ];

    public override IReadOnlyList<string> Needs => ["framework"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Deployment?.Workers is not { } workers)
            yield break;
        if (workers.UseDefaults && Defaults.Framework(context.Spec, context.Facts) is (Framework.Aspnet or Framework.Fraiseql) and var framework)
            yield return CombinationDiagnostics.NoDefaultWorkers(workers.KeySpan, Words.ToKebabCase(framework.ToString()));
        var names = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (var worker in workers.Items)
        {
            if (worker.Name is not { } name)
                continue;
            if (Array.IndexOf(Taken, name.Value) >= 0)
                yield return ValueDiagnostics.NameTaken(name.Span, "Worker", name.Value, Taken);
            else if (names.TryGetValue(name.Value, out var first))
                yield return ValueDiagnostics.NameTwice(name.Span, "Worker", name.Value, context.Text.GetPosition(first.Start));
            else
                names.Add(name.Value, name.Span);
        }
    }
}
