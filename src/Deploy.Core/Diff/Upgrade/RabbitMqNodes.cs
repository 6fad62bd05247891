using System.Globalization;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>A node of RabbitMQ that only goes away is still waited for, and a cluster that has lost its majority stops.</summary>
sealed class RabbitMqNodes : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        var (before, after) = context.Text("rabbitmq.replicas");
        if (OwnedServices.Owns(context, "rabbitmq") is (true, true) && Number(after) < Number(before))
        {
            yield return context.LeftBehind(
                $"RabbitMQ goes from {before} nodes to {after}: the cluster still counts those that are gone, and without a majority of all it stops.",
                "Take each of them out first: 'rabbitmq-queues shrink' and 'rabbitmqctl stop_app' for it, then 'rabbitmqctl forget_cluster_node' on one that stays.");
        }
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
