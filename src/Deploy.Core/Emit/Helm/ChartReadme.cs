using System.Text;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Docs;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>README.md of the chart: how to install it, and all values with what they do.</summary>
static class ChartReadme
{
    public static string Write(DeploymentPlans plans, KubernetesPlan kubernetes, DataMap values, ValuesSchema schema, string header)
    {
        var plan = plans.Base;
        var text = new StringBuilder();
        text.Append($"""
            <!-- {header} -->
            # {plan.Name}

            {(plan.Metadata.Description.Length > 0 ? plan.Metadata.Description : $"Helm chart of {plan.Name}.")}
            Kubernetes {kubernetes.LowestVersion} or newer, Helm 3.8 or newer.

            ```sh
            helm upgrade --install {plan.Name} . --namespace {kubernetes.Namespace} --create-namespace --wait --timeout {MigrationReadme.HelmTimeout(plan)}
            helm test {plan.Name} --namespace {kubernetes.Namespace}
            helm rollback {plan.Name} --namespace {kubernetes.Namespace} --wait     # back to the revision before
            ```

            `helm install` prints the Secrets that must exist first, each with the command that makes it. The chart holds none of their values.


            """);
        if (plans.Environments.Count > 0)
        {
            text.Append("Environments: ").Append(string.Join(", ", plans.Environments.Select(static environment => $"`-f values-{environment.Name}.yaml`")))
                .Append(" behind the chart, for example\n`helm upgrade --install ").Append(plan.Name).Append(" . -f values-").Append(plans.Environments[0].Name)
                .Append(".yaml --namespace ").Append(plans.Environments[0].Plan.Kubernetes?.Namespace ?? kubernetes.Namespace).Append("`.\n\n");
        }

        if (kubernetes.Monitoring.Rules)
            text.Append("Each alert has its section in [runbooks.md](runbooks.md): what it means, the first commands, the usual causes.\n\n");
        RestoreGuide.Append(text, plan, kubernetes);
        text.Append(ValuesTable(values, schema));
        return text.ToString();
    }

    /// <summary>All values with their defaults and what they do.</summary>
    internal static string ValuesTable(DataMap values, ValuesSchema schema)
    {
        var text = new StringBuilder();
        text.Append("## Values\n\nA wrong or unknown value is refused by `values.schema.json`.\n\n| value | default | meaning |\n|---|---|---|\n");
        AppendRows(text, values, [], schema);
        return text.ToString();
    }

    static void AppendRows(StringBuilder text, DataMap values, IReadOnlyList<string> path, ValuesSchema schema)
    {
        foreach (var entry in values)
        {
            var here = path.Append(entry.Key).ToList();
            // Free maps (labels, variables, workers) are one value each.
            if (entry.Value is DataMap { Entries.Count: > 0 } map && schema.Describe(here.Append(map.Entries[0].Key)) is not null)
            {
                AppendRows(text, map, here, schema);
                continue;
            }

            text.Append("| `").Append(string.Join(".", here)).Append("` | ").Append(Default(entry.Value)).Append(" | ")
                .Append((schema.Describe(here) ?? "").Replace("|", "\\|")).Append(" |\n");
        }
    }

    static string Default(DataNode value)
    {
        var json = JsonWriter.Write(value).TrimEnd('\n');
        json = string.Join(" ", json.Split('\n').Select(static line => line.Trim()));
        return $"`{json.Replace("|", "\\|")}`";
    }
}
