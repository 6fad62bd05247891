using System.Text;
using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The processes beside the app: listed ones, or those the framework brings.</summary>
static class WorkerPlanner
{
    public static IReadOnlyList<WorkerPlan> Plan(WorkersSpec? workers, Framework framework, string app, ResourcesPlan resources, bool queuesInRedis)
    {
        if (workers is null)
            return [];
        if (workers.UseDefaults)
            return Usual(framework, app, resources);
        return workers.Items.Where(static worker => worker is { Name: not null, Command: not null })
            .Select(worker => new WorkerPlan(
                worker.Name!.Value, SplitCommand(worker.Command!.Value), worker.Replicas?.Value ?? 1, Planner.Resources(worker.Resources, resources))
            {
                IsSingleton = IsScheduler(worker.Command.Value),
                Health = worker.Health?.Items.Select(static word => word.Value).ToList() ?? [],
                GraceSeconds = worker.GracePeriod is { } grace ? Math.Max(1, (int)grace.Value.TotalSeconds) : null,
                Autoscaling = Autoscaling(worker, framework, queuesInRedis),
            })
            .OrderBy(static worker => worker.Name, StringComparer.Ordinal).ToList();
    }

    /// <summary>Whether a command starts celery's scheduler, of which two would send every task twice.</summary>
    internal static bool IsScheduler(string command)
    {
        var words = SplitCommand(command);
        return words.Any(static word => word == "celery" || word.EndsWith("/celery", StringComparison.Ordinal)) && words.Contains("beat", StringComparer.Ordinal);
    }

    /// <summary>Most pods where none are written.</summary>
    internal static int Most(WorkerAutoscalingSpec written, int fewest) => written.Max?.Value ?? Math.Max(10, fewest);

    static WorkerAutoscalingPlan? Autoscaling(WorkerSpec worker, Framework framework, bool queuesInRedis)
    {
        if (worker.Autoscaling is not { } written)
            return null;
        var min = written.Min?.Value ?? Math.Max(1, worker.Replicas?.Value ?? 1);
        var queue = written.Queue?.Value is { } name
            // Sidekiq writes its queues' names into those of the lists.
            ? new QueuePlan(queuesInRedis, queuesInRedis && framework == Framework.Rails && name.IndexOf(':') < 0 ? $"queue:{name}" : name, written.QueueLength?.Value ?? 10)
            : null;
        return new WorkerAutoscalingPlan(min, Most(written, min), written.TargetCpu?.Value ?? (queue is null ? 70 : null), queue);
    }

    /// <summary>Splits at blanks outside quotes; a backslash takes the next character as it is.</summary>
    internal static IReadOnlyList<string> SplitCommand(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        var started = false;
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (c == '\\' && quote != '\'' && i + 1 < command.Length)
                word.Append(command[++i]);
            else if (quote == '\0' && c is '"' or '\'' && quote == '\0')
                (quote, started) = (c, true);
            else if (c == quote)
                quote = '\0';
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (word.Length > 0 || started)
                    words.Add(word.ToString());
                word.Clear();
                started = false;
            }
            else
                word.Append(c);
        }

        if (word.Length > 0 || started)
            words.Add(word.ToString());
        return words;
    }

    static IReadOnlyList<WorkerPlan> Usual(Framework framework, string app, ResourcesPlan resources)
    {
        var module = app.Replace('-', '_');
        return framework switch
        {
            // One beat only: two would send every task twice.
            Framework.Django =>
            [
                new WorkerPlan("celery", ["celery", "-A", module, "worker", "--loglevel", "INFO"], 1, resources)
                {
                    Health = ["sh", "-c", $"celery -A {module} inspect --timeout 10 ping -d \"celery@$HOSTNAME\""],
                },
                new WorkerPlan("celery-beat", ["celery", "-A", module, "beat", "--loglevel", "INFO", "--schedule", "/tmp/celerybeat-schedule"], 1, resources) { IsSingleton = true },
            ],
            Framework.Rails => [new WorkerPlan("sidekiq", ["bundle", "exec", "sidekiq"], 1, resources)],
            _ => [],
        };
    }
}
