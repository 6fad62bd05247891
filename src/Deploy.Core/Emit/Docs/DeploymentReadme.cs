using System.Text;
using Deploy.Core.Emit.Docker;
using Deploy.Core.Emit.GitOps;
using Deploy.Core.Emit.Namespaces;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.Docs;

/// <summary>README.md of the output: what was generated, what is still to be filled in, the first commands, where each secret goes.</summary>
static class DeploymentReadme
{
    public static string Write(DeploymentPlans plans, string specName, string header)
    {
        var plan = plans.Base;
        var text = new StringBuilder();
        text.Append($"""
            <!-- {header} -->
            # Deploying {plan.Name}

            Everything here follows from `{specName}`: version {plan.Metadata.Version}, image `{plan.ImageRepository}:{plan.PinnedTag}`,
            pattern {Words.ToKebabCase(plan.Pattern.ToString())}. To change something, change that file and build again. To keep a change of your own, put a file
            of the same path, or a `<path>.patch.yaml`, into `deploy/` beside the project.

            | what | where |
            |---|---|
            | image, laptop, one server | [docker/](docker/) |

            """);
        if (plan.Kubernetes is not null)
            text.Append($"| Helm chart | [helm/{plan.Name}/](helm/{plan.Name}/README.md) |\n");
        if (GitOpsEmitter.Applications(plans).Count > 0)
            text.Append("| Argo CD | [gitops/](gitops/) |\n");
        foreach (var row in CloudReadme.Rows(plans))
            text.Append(row).Append('\n');
        if (plans.Environments.Select(static environment => environment.Plan).Prepend(plan).Any(static one => one.Cloud is not null))
            text.Append($"| what it costs a month | [{CostsDocument.FileName}]({CostsDocument.FileName}) |\n");
        text.Append("| every file, its hash and the lines that caused it | [manifest.txt](manifest.txt) |\n\n");
        AppendLaptop(text, plan);
        AppendServer(text, plan);
        if (plan.Kubernetes is { } kubernetes)
            AppendKubernetes(text, plans, kubernetes);
        text.Append(CloudReadme.Write(plans));
        AppendSecrets(text, plan);
        AppendStores(text, plans);
        AppendOnCall(text, plan);
        return text.ToString();
    }

    static void AppendLaptop(StringBuilder text, DeploymentPlan plan) => text.Append($"""
        ## On a laptop

        ```sh
        cd docker
        docker compose up --build --wait
        {(plan.ServesHttp ? $"curl http://127.0.0.1:{plan.Port}{plan.Health.Liveness}" : "docker compose logs --follow app")}
        docker compose down                # add --volumes to drop the data too
        ```

        {(Docker.WatchCompose.Applies(plan) ? "To see an edit at once, with the source mounted: `docker compose -f compose.yaml -f compose.watch.yaml up --build`.\n" : "")}{Tools(plan)}What can be set, and where it is read: [docker/.env.example](docker/.env.example).


        """);

    // Nothing of a database is open to the machine itself.
    static string Tools(DeploymentPlan plan) =>
        (plan.Postgres is { } postgres ? $"The database is on a network without a way out; its prompt: `docker compose exec postgres psql -U {postgres.Database}`, in a browser (Adminer, http://127.0.0.1:9080): `docker compose --profile tools up -d adminer`.\n" : "")
        + (plan.ServesHttp ? "Metrics (Grafana, http://127.0.0.1:9030): `docker compose --profile observability up -d`.\n" : "")
        + (plan.Seed.Count > 0 ? "Data to begin with: `docker compose run --rm seed`.\n" : "");

    static void AppendServer(StringBuilder text, DeploymentPlan plan)
    {
        text.Append($"""
            ## On one server

            {Address(plan)}The image must have been pushed:
            `docker build -f {DockerfilePath(plan)} -t {plan.ImageRepository}:{plan.ImageTag} {BuildContext(plan)} && docker push {plan.ImageRepository}:{plan.ImageTag}`.

            ```sh
            cd docker                          # on the server
            cp .env.example .env
            ./init-secrets.sh                  # makes what can be made, asks for the rest; run it as often as you like
            docker compose up -d               # .env says that this means compose.production.yaml
            docker compose ps
            ```


            """);
        if (plan.Server is not null)
            text.Append("Or all of it, with a unit that starts it at boot, by `sudo bash docker/server/install.sh`: [docker/server/README.md](docker/server/README.md), also about backups, firewall and updates.\n\n");
    }

    static string Address(DeploymentPlan plan) => !plan.ServesHttp ? ""
        : plan.Domain is null ? "Set `DOMAIN` in `.env` to the server's host name. "
        : $"The DNS record of `{plan.Domain}` must point at the server; ports 80 and 443 must be open. ";

    static string BuildContext(DeploymentPlan plan) => RelativePath.Normalize($"docker/{plan.Image.ContextFromDocker}") is { Length: > 0 } path ? path : ".";

    static string DockerfilePath(DeploymentPlan plan) =>
        plan.Image.OwnDockerfile is { } own ? $"{BuildContext(plan)}/{own}" : "docker/Dockerfile";

    static void AppendKubernetes(StringBuilder text, DeploymentPlans plans, KubernetesPlan kubernetes)
    {
        var plan = plans.Base;
        text.Append("## In Kubernetes\n\nThe cluster needs, besides nodes:\n\n");
        foreach (var need in ClusterNeeds(plan, kubernetes))
            text.Append("- ").Append(need).Append('\n');
        text.Append($"""

            ```sh
            {NamespaceEmitter.Command("", kubernetes)}helm upgrade --install {plan.ReleaseName} helm/{plan.ReleaseName} --namespace {kubernetes.Namespace} --create-namespace --wait --timeout {MigrationReadme.HelmTimeout(plan)}
            {(plan.ServesHttp ? $"helm test {plan.ReleaseName} --namespace" : $"kubectl logs deployment/{plan.FullName} --namespace")} {kubernetes.Namespace}
            ```


            """);
        text.Append(MigrationReadme.Kubernetes(plan, kubernetes));
        text.Append(DeliveryReadme.Write(plan, kubernetes, kubernetes));
        foreach (var (name, environment) in plans.Environments)
        {
            text.Append($"Environment {name}: {(environment.Kubernetes is { Quota: true } ? $"`kubectl apply -f {NamespaceEmitter.Folder(name)}/`, then " : "")}`helm upgrade --install {plan.ReleaseName} helm/{plan.ReleaseName} -f helm/{plan.ReleaseName}/values-{name}.yaml --namespace {environment.Kubernetes?.Namespace ?? kubernetes.Namespace} --create-namespace --wait`\n\n");
            if (environment.Kubernetes is { } varied)
                text.Append(DeliveryReadme.Write(environment, varied, kubernetes));
        }

        text.Append(GitOpsReadme.Write(GitOpsEmitter.Applications(plans)));
    }

    /// <summary>What must be there before the chart.</summary>
    internal static IEnumerable<string> ClusterNeeds(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        if (kubernetes.Ingress is { } ingress)
            yield return $"an ingress controller of the class `{ingress.Class}`";
        if (kubernetes.Ingress is { Issuer.Length: > 0 } issued)
            yield return $"cert-manager with the ClusterIssuer `{issued.Issuer}`";
        if (kubernetes.Gateway is { } gateway)
            yield return $"the Gateway `{gateway.Name}` in namespace `{gateway.Namespace}`, which lets routes of namespace `{kubernetes.Namespace}` in";
        if (plan.Postgres is { InCluster: true })
            yield return "the CloudNativePG operator in namespace `cnpg-system`";
        foreach (var need in SecretsGuide.ClusterNeeds(kubernetes))
            yield return need;
        if (kubernetes.Autoscaling.Enabled)
            yield return "metrics-server, for autoscaling";
        if (kubernetes.Monitoring.Operator)
            yield return "the Prometheus operator, with Prometheus and kube-state-metrics in namespace `monitoring`";
        if (kubernetes.Monitoring.Dashboards)
            yield return "Grafana with its sidecar for dashboards, which reads ConfigMaps with the label `grafana_dashboard` in all namespaces";
        if (kubernetes.Monitoring.Tracing != Tracing.None)
            yield return $"a collector that takes OTLP: Service `{MonitoringValues.Collector(kubernetes.Monitoring.Tracing)}` in namespace `{MonitoringValues.CollectorNamespace}`, port 4317 (`monitoring.tracing`)";
        foreach (var need in DeliveryReadme.ClusterNeeds(kubernetes))
            yield return need;
        yield return "a network plugin that keeps network policies (Calico, Cilium, the clouds' own)";
    }

    static void AppendSecrets(StringBuilder text, DeploymentPlan plan)
    {
        text.Append("## Secrets\n\nNo value stands in any generated file.\n\n| secret | on one server | in Kubernetes |\n|---|---|---|\n");
        foreach (var (name, server, cluster) in SecretRows(plan))
            text.Append("| `").Append(name).Append("` | ").Append(server).Append(" | ").Append(plan.Kubernetes is null ? "—" : cluster).Append(" |\n");
        text.Append('\n');
    }

    // An environment says more only where its secrets come from elsewhere or under other names.
    static void AppendStores(StringBuilder text, DeploymentPlans plans)
    {
        var general = SecretsGuide.Write(plans.Base, "");
        text.Append(general);
        foreach (var (name, plan) in plans.Environments)
        {
            var own = SecretsGuide.Write(plan, "");
            if (own.Length > 0 && own != general)
                text.Append(SecretsGuide.Write(plan, $", environment {name}"));
        }
    }

    /// <summary>Each secret: its name, how it is made on a server, and where it lies in a cluster.</summary>
    internal static IEnumerable<(string Name, string Server, string Cluster)> SecretRows(DeploymentPlan plan)
    {
        var store = plan.Kubernetes?.SecretStore;
        string Place(string name, string otherwise) =>
            store is not null && store.App.Concat(store.Services).FirstOrDefault(secret => secret.Name == name) is { } stored ? SecretsGuide.Place(store, stored) : otherwise;
        foreach (var password in ServicePasswords.Of(plan).Where(password => password.IsOnServer || plan.Kubernetes is not null))
        {
            yield return (password.Name, !password.IsOnServer ? "—" : password.IsGiven ? "asked for by init-secrets.sh" : "made by init-secrets.sh",
                Place(password.Name, password.Service == "postgres" ? OfPostgres(plan) : $"Secret `{plan.FullName}-{password.Service}`, key `{password.SecretKey}`; the command stands in the notes of `helm install`"));
        }

        if (plan.Part is null && plan.ServesHttp)
            yield return (Docker.AdminServices.GrafanaPassword, "made by init-secrets.sh; for the profile observability", "not used");
        if (plan.Kubernetes?.Monitoring.Receivers is { } receivers)
        {
            var alerts = $"Secret `{plan.FullName}-alerts`, key";
            if (receivers.SlackChannel.Length > 0)
                yield return ("Slack webhook", "not used", $"{alerts} `{MonitoringValues.SlackKey}`; the command stands in the notes of `helm install`");
            if (receivers.Pagerduty)
                yield return ("PagerDuty routing key", "not used", $"{alerts} `{MonitoringValues.PagerdutyKey}`; the command stands in the notes of `helm install`");
        }

        foreach (var name in BackupServices.Secrets(plan).Where(name => plan.Secrets.All(secret => secret.Name != name)))
            yield return (name, $"key of the storage that gets copies of the backups: file `docker/secrets/{name}`, asked for by init-secrets.sh", "—");

        // The password of a service stands above already.
        foreach (var secret in plan.Secrets.Where(secret => store is null || store.Services.All(service => service.Name != secret.Name)))
            yield return (secret.Name, $"file `docker/secrets/{secret.Name}`, asked for by init-secrets.sh",
                Place(secret.Name, $"Secret `{plan.Kubernetes?.ExistingSecret}`, key `{secret.KubernetesKey}`"));
    }

    static string OfPostgres(DeploymentPlan plan) => plan.Postgres switch
    {
        { InCluster: true } => $"made by CloudNativePG: Secret `{plan.FullName}-postgres-app`",
        { ExternalHost: null } => "in your own Secret",
        _ => $"Secret `{plan.FullName}-postgres`, key `password`",
    };

    static void AppendOnCall(StringBuilder text, DeploymentPlan plan)
    {
        text.Append("## On call\n\n| question | one server (in `docker/`) |");
        text.Append(plan.Kubernetes is null ? "\n|---|---|\n" : " Kubernetes |\n|---|---|---|\n");
        var selector = $"-n {plan.Kubernetes?.Namespace} -l app.kubernetes.io/instance={plan.ReleaseName}";
        void Row(string question, string server, string cluster) => text.Append("| ").Append(question).Append(" | `").Append(server).Append('`')
            .Append(plan.Kubernetes is null ? " |\n" : $" | `{cluster}` |\n");
        const string compose = "docker compose";
        Row("What runs?", $"{compose} ps", $"kubectl get pods {selector}");
        Row("What does it say?", $"{compose} logs --tail 200 app", $"kubectl logs {selector} --tail 200 --prefix");
        if (plan.ServesHttp)
            Row("Does it answer?", $"curl -fsS https://{plan.Domain ?? "$DOMAIN"}{plan.Health.Readiness}", GitOpsReadme.Health(plan.Kubernetes, plan.Name) ?? $"helm test {plan.ReleaseName} -n {plan.Kubernetes?.Namespace} --logs");
        Row("Start it anew", $"{compose} restart app", plan.Kubernetes is { } cluster ? DeliveryReadme.Restart(plan, cluster) : "");
        Row("Back to the version before", $"TAG=<version before> {compose} up -d app", GitOpsReadme.Back(plan.Kubernetes, plan.Name) ?? $"helm rollback {plan.ReleaseName} -n {plan.Kubernetes?.Namespace} --wait");
        if (plan.Postgres is { ExternalHost: null } postgres)
        {
            Row("A prompt of the database", $"{compose} exec postgres psql -U {postgres.Database}",
                postgres.InCluster ? $"kubectl exec -it -n {plan.Kubernetes?.Namespace} {plan.FullName}-postgres-1 -- psql {postgres.Database}" : "psql \"$DATABASE_URL\"");
        }

        string InPod(string service) => $"kubectl exec -it -n {plan.Kubernetes?.Namespace} {plan.FullName}-{service}-0 -c {service} --";
        string Shell(string password) => $"sh -c 'mongosh \"mongodb://$MONGODB_USER:{password}@127.0.0.1/$MONGODB_DATABASE\"'";
        if (plan.MongoDb is { ExternalHost: null })
            Row("A prompt of MongoDB", $"{compose} exec mongodb {Shell("$(cat $MONGODB_PASSWORD_FILE)")}", $"{InPod("mongodb")} {Shell("$MONGODB_PASSWORD")}");
        if (plan.RabbitMq is { ExternalHost: null } rabbitMq)
            Row("How full are the queues?", $"{compose} exec rabbitmq rabbitmqctl list_queues -p {rabbitMq.VirtualHost}", $"{InPod("rabbitmq")} rabbitmqctl list_queues -p {rabbitMq.VirtualHost}");
    }
}
