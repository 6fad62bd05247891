using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Workers that scale need a range, and a queue that somebody keeps; a scheduler runs once.</summary>
sealed class WorkerScaling : SpecRule
{
    public override IReadOnlyList<string> Needs => ["framework", "workers", "services", "redis", "rabbitmq", "min", "max", "replicas", "queue", "queue_length", "command", "autoscaling"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        var hasQueues = Defaults.HasRedis(spec, context.Facts) || spec.Services?.RabbitMq is not null;
        foreach (var worker in spec.Deployment?.Workers?.Items ?? [])
        {
            if (worker.Command is { } command && WorkerPlanner.IsScheduler(command.Value)
                && (worker.Autoscaling?.KeySpan ?? (worker.Replicas is { Value: > 1 } replicas ? replicas.Span : null)) is { } second)
                yield return CombinationDiagnostics.TwoSchedulers(second);
            if (worker.Autoscaling is not { } scaling)
                continue;
            var min = scaling.Min?.Value ?? Math.Max(1, worker.Replicas?.Value ?? 1);
            var max = WorkerPlanner.Most(scaling, min);
            if (min > max)
                yield return CombinationDiagnostics.MinAboveMax(Last(scaling.Min?.Span ?? worker.Replicas?.Span, scaling.Max?.Span) ?? scaling.KeySpan, min, max);
            if (scaling.Queue is { } queue && !hasQueues)
                yield return CombinationDiagnostics.QueueOfNobody(queue.Span);
            if (scaling.Min is { Value: 0 } zero && scaling.Queue is null)
                yield return CombinationDiagnostics.NothingWakes(zero.Span);
            if (scaling.QueueLength is { } length && scaling.Queue is null)
                yield return CombinationDiagnostics.LengthWithoutQueue(length.Span);
        }
    }
}
