using System.Globalization;
using System.Text;
using Deploy.Core.Emit.Docs;
using Deploy.Core.Emit.GitOps;
using Deploy.Core.Emit.Namespaces;
using Deploy.Core.Plan;
using Deploy.Core.Solution;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.Solution;

/// <summary>README.md of the output of a solution: the first commands, where each secret goes, what the person on call asks.</summary>
static class SolutionReadme
{
    public static string Write(SolutionPlans plans, string specName, string header)
    {
        var plan = plans.Base;
        var text = new StringBuilder();
        text.Append($"""
            <!-- {header} -->
            # Deploying {plan.Name}

            {Count(plan.Services.Count)} that are deployed as one: {string.Join(", ", plan.Services.Select(static service => $"`{service.Name}`"))}. Everything here follows from `{specName}`
            beside deploy.proj and from those beside the services: version {plan.Metadata.Version}, pattern {Words.ToKebabCase(plan.Pattern.ToString())}. To change something, change these files and
            build deploy.proj again. To keep a change of your own, put a file of the same path, or a `<path>.patch.yaml`, into `deploy/` beside deploy.proj.

            | what | where |
            |---|---|
            | laptop, one server | [docker/](docker/) |

            """);
        if (plan.Kubernetes is not null)
            text.Append($"| Helm chart of the whole, with one chart for each service | [helm/{plan.Name}/](helm/{plan.Name}/README.md) |\n");
        if (GitOpsEmitter.Applications(plans).Count > 0)
            text.Append("| Argo CD | [gitops/](gitops/) |\n");
        text.Append("| every file and its hash | [manifest.txt](manifest.txt) |\n\nThe Dockerfile of each service is made by its own project, in `obj/deploy/docker` beside it.\n\n");
        AppendCompose(text, plan);
        if (plan.Kubernetes is { } kubernetes)
            AppendKubernetes(text, plans, kubernetes);
        AppendSecrets(text, plan);
        AppendOnCall(text, plan);
        return text.ToString();
    }

    /// <summary>The secrets of one part that are its own.</summary>
    internal static IEnumerable<(string Name, string Server, string Cluster)> SecretRows(DeploymentPlan part)
    {
        var names = new ComposeNames(part);
        return DeploymentReadme.SecretRows(part).Where(row => names.IsOwn(row.Name));
    }

    static void AppendCompose(StringBuilder text, SolutionPlan plan)
    {
        text.Append($"""
            ## On a laptop

            ```sh
            cd docker
            docker compose up --build --wait
            docker compose ps                  # the ports, from 8080 on in the order of the names
            docker compose down                # add --volumes to drop the data too
            ```

            To see an edit at once, with the source mounted: `docker compose -f compose.yaml -f compose.watch.yaml up --build`.
            Tools in a browser: `docker compose --profile tools up -d` (Adminer, http://127.0.0.1:9080), `docker compose --profile observability up -d` (Grafana, http://127.0.0.1:9030).
            What can be set, and where it is read: [docker/.env.example](docker/.env.example).

            ## On one server

            {(plan.Routes.Count == 0 ? "" : plan.Domain is null ? "Set `DOMAIN` in `.env` to the server's host name. " : $"The DNS record of `{plan.Domain}` must point at the server; ports 80 and 443 must be open. ")}The images must have been pushed:


            """);
        foreach (var service in plan.Services)
            text.Append($"    docker push {service.ImageRepository}:{service.ImageTag}\n");
        text.Append("""

            ```sh
            cd docker                          # on the server
            cp .env.example .env
            ./init-secrets.sh                  # makes what can be made, asks for the rest; run it as often as you like
            docker compose up -d               # .env says that this means compose.production.yaml
            docker compose ps
            ```


            """);
        if (plan.Parts.Any(static part => part.Server is not null))
            text.Append("Or all of it, with a unit that starts it at boot, by `sudo bash docker/server/install.sh`: [docker/server/README.md](docker/server/README.md), also about backups, firewall and updates.\n\n");
    }

    static void AppendKubernetes(StringBuilder text, SolutionPlans plans, KubernetesPlan kubernetes)
    {
        var plan = plans.Base;
        text.Append("## In Kubernetes\n\nThe cluster needs, besides nodes:\n\n");
        var needs = plan.Parts.SelectMany(static part => DeploymentReadme.ClusterNeeds(part, part.Kubernetes!)).Distinct(StringComparer.Ordinal).ToList();
        if (kubernetes.Ingress is { } ingress)
            needs.Insert(0, $"an ingress controller of the class `{ingress.Class}`");
        if (kubernetes.Ingress is { Issuer.Length: > 0 } issued)
            needs.Insert(1, $"cert-manager with the ClusterIssuer `{issued.Issuer}`");
        if (kubernetes.Gateway is { } gateway)
            needs.Insert(0, $"the Gateway `{gateway.Name}` in namespace `{gateway.Namespace}`, which lets routes of namespace `{kubernetes.Namespace}` in");
        foreach (var need in needs)
            text.Append("- ").Append(need).Append('\n');
        text.Append($"""

            ```sh
            {NamespaceEmitter.Command("", kubernetes)}helm upgrade --install {plan.Name} helm/{plan.Name} --namespace {kubernetes.Namespace} --create-namespace --wait --timeout {HelmTimeout(plan)}
            helm test {plan.Name} --namespace {kubernetes.Namespace}
            ```


            """);
        foreach (var (name, environment) in plans.Environments)
            text.Append($"Environment {name}: {(environment.Kubernetes is { Quota: true } ? $"`kubectl apply -f {NamespaceEmitter.Folder(name)}/`, then " : "")}`helm upgrade --install {plan.Name} helm/{plan.Name} -f helm/{plan.Name}/values-{name}.yaml --namespace {environment.Kubernetes?.Namespace ?? kubernetes.Namespace} --create-namespace --wait`\n\n");
        text.Append(GitOpsReadme.Write(GitOpsEmitter.Applications(plans)));

        foreach (var service in plan.Services)
        {
            var of = DeliveryReadme.Write(service, service.Kubernetes!, service.Kubernetes!) + MigrationReadme.Kubernetes(service, service.Kubernetes!);
            if (of.Length > 0)
                text.Append($"## Releases of {service.Name}\n\n").Append(of);
        }
    }

    static void AppendSecrets(StringBuilder text, SolutionPlan plan)
    {
        text.Append("## Secrets\n\nNo value stands in any generated file.\n\n| service | secret | on one server | in Kubernetes |\n|---|---|---|---|\n");
        foreach (var part in plan.Parts)
        {
            foreach (var (name, server, cluster) in SecretRows(part))
            {
                var file = new ComposeNames(part).Secret(name);
                text.Append($"| {part.Name} | `{name}` | {(server == "—" ? server : $"file `docker/secrets/{file}`, {Made(server)}")} | {(plan.Kubernetes is null ? "—" : cluster)} |\n");
            }
        }

        text.Append('\n');
        foreach (var part in plan.Parts)
            text.Append(SecretsGuide.Write(part, $", {part.Name}"));
    }

    /// <summary>How long helm may wait: as long as for the service that takes longest, and five minutes for there being several.</summary>
    internal static string HelmTimeout(SolutionPlan plan) =>
        (plan.Services.Select(MigrationReadme.HelmMinutes).DefaultIfEmpty(10).Max() + 5).ToString(CultureInfo.InvariantCulture) + "m";

    // "file `…`, asked for by …": the file has another name here.
    static string Made(string server) => server.Substring(server.IndexOf("`, ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0);

    static void AppendOnCall(StringBuilder text, SolutionPlan plan)
    {
        var cluster = plan.Kubernetes is { } kubernetes ? kubernetes.Namespace : null;
        text.Append("## On call\n\n| question | one server (in `docker/`) |").Append(cluster is null ? "\n|---|---|\n" : " Kubernetes |\n|---|---|---|\n");
        void Row(string question, string server, string inCluster) =>
            text.Append($"| {question} | `{server}` |").Append(cluster is null ? "\n" : $" `{inCluster}` |\n");
        var selector = $"-n {cluster} -l app.kubernetes.io/instance={plan.Name}";
        var service = plan.Services.Count > 0 ? plan.Services[0].Name : SolutionPart.SharedChart;
        Row("What runs?", "docker compose ps", $"kubectl get pods {selector}");
        Row($"What does {service} say?", $"docker compose logs --tail 200 {service}", $"kubectl logs {selector},app.kubernetes.io/name={service} --tail 200 --prefix");
        Row("Do all answer?", "docker compose ps --filter health=unhealthy", GitOpsReadme.Health(plan.Kubernetes, plan.Name) ?? $"helm test {plan.Name} -n {cluster} --logs");
        Row($"Start {service} anew", $"docker compose restart {service}", plan.Services.Count > 0 && plan.Services[0].Kubernetes is { } first ? DeliveryReadme.Restart(plan.Services[0], first) : "");
        Row("Back to the versions before", "set the tags in .env back, then docker compose up -d", GitOpsReadme.Back(plan.Kubernetes, plan.Name) ?? $"helm rollback {plan.Name} -n {cluster} --wait");
    }

    static string Count(int services) => services == 1 ? "One service" : $"{services.ToString(CultureInfo.InvariantCulture)} services";
}
