using System.Text;
using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;
using Deploy.Core.Solution;

namespace Deploy.Core.Emit.Solution;

/// <summary>README.md of the umbrella chart.</summary>
static class UmbrellaReadme
{
    public static string Write(SolutionPlans plans, KubernetesPlan kubernetes, DataMap values, ValuesSchema schema, string header)
    {
        var plan = plans.Base;
        var text = new StringBuilder();
        text.Append($"""
            <!-- {header} -->
            # {plan.Name}

            {(plan.Metadata.Description.Length > 0 ? plan.Metadata.Description : $"Helm chart of {plan.Name}.")}
            Kubernetes {kubernetes.LowestVersion} or newer, Helm 3.8 or newer. One release for all services:

            ```sh
            helm upgrade --install {plan.Name} . --namespace {kubernetes.Namespace} --create-namespace --wait --timeout {SolutionReadme.HelmTimeout(plan)}
            helm test {plan.Name} --namespace {kubernetes.Namespace}
            helm rollback {plan.Name} --namespace {kubernetes.Namespace} --wait     # back to the revision before
            helm upgrade {plan.Name} . --namespace {kubernetes.Namespace} --reuse-values --set {First(plan)}.image.tag=<tag> --wait     # one service only
            ```


            """);
        if (plans.Environments.Count > 0)
            text.Append("Environments: ").Append(string.Join(", ", plans.Environments.Select(static environment => $"`-f values-{environment.Name}.yaml`"))).Append(" behind the chart.\n\n");
        text.Append("## Services\n\n| chart | answers below | is used by | uses |\n|---|---|---|---|\n");
        foreach (var service in plan.Services)
        {
            text.Append($"| [{service.Name}](charts/{service.Name}/values.yaml) | ").Append(List(plan.Routes.Where(route => route.Service == service.Name).Select(static route => route.Path)))
                .Append(" | ").Append(List(service.Part!.UsedBy)).Append(" | ")
                .Append(List(service.Uses.Select(static used => used.Name).Concat(Backing(service)))).Append(" |\n");
        }

        text.Append("\nOnly these edges are open in the network policies.\n\n");
        AppendSecrets(text, plan);
        foreach (var service in plan.Services.Where(static service => service.Kubernetes!.Monitoring.Rules))
            text.Append($"Each alert of {service.Name} has its section in [charts/{service.Name}/runbooks.md](charts/{service.Name}/runbooks.md).\n");
        if (plan.Services.Any(static service => service.Kubernetes!.Monitoring.Rules))
            text.Append('\n');
        foreach (var service in plan.Services)
            RestoreGuide.Append(text, service, service.Kubernetes!);
        text.Append(ChartReadme.ValuesTable(values, schema));
        return text.ToString();
    }

    static void AppendSecrets(StringBuilder text, SolutionPlan plan)
    {
        var rows = plan.Parts.SelectMany(static part => SolutionReadme.SecretRows(part).Select(row => (part.Name, row.Name, row.Cluster))).ToList();
        if (rows.Count == 0)
            return;
        text.Append("## Secrets\n\nThe charts hold none of their values.\n\n| service | secret | where |\n|---|---|---|\n");
        foreach (var (service, name, place) in rows)
            text.Append($"| {service} | `{name}` | {place} |\n");
        text.Append('\n');
    }

    static string First(SolutionPlan plan) => plan.Services.Count > 0 ? plan.Services[0].Name : SolutionPart.SharedChart;

    static IEnumerable<string> Backing(DeploymentPlan service) => Docker.ComposeFile.Backing(service, laptop: false)
        .Select(kind => service.Part!.Shared.Contains(kind, StringComparer.Ordinal) ? $"{kind} (shared)" : kind);

    static string List(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"`{name}`")) is { Length: > 0 } list ? list : "—";
}
