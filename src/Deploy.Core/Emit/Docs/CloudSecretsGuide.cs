using System.Text;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docs;

/// <summary>Key Vault, Secrets Manager and Vault: who may read, and how the values get there.</summary>
static class CloudSecretsGuide
{
    public static void AppendAzure(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, SecretStorePlan store, List<StoredSecretPlan> secrets)
    {
        var account = Account(plan, kubernetes);
        text.Append($"""
            The driver reads as the managed identity `{plan.FullName}`, which trusts the ServiceAccount `{account}`. Once, with the resource group and the name of the cluster:

            ```sh
            RESOURCE_GROUP=... CLUSTER=...
            az aks update -g "$RESOURCE_GROUP" -n "$CLUSTER" --enable-oidc-issuer --enable-workload-identity
            az aks enable-addons -g "$RESOURCE_GROUP" -n "$CLUSTER" --addons azure-keyvault-secrets-provider --enable-secret-rotation --rotation-poll-interval {SecretValues.Interval(store.Refresh)}
            az identity create -g "$RESOURCE_GROUP" -n {plan.FullName}
            az identity federated-credential create -g "$RESOURCE_GROUP" --identity-name {plan.FullName} -n {kubernetes.Namespace} \
                --issuer "$(az aks show -g "$RESOURCE_GROUP" -n "$CLUSTER" --query oidcIssuerProfile.issuerUrl -o tsv)" \
                --subject system:serviceaccount:{kubernetes.Namespace}:{account} --audiences api://AzureADTokenExchange
            az role assignment create --role "Key Vault Secrets User" --scope "$(az keyvault show -n {store.Vault} --query id -o tsv)" \
                --assignee-object-id "$(az identity show -g "$RESOURCE_GROUP" -n {plan.FullName} --query principalId -o tsv)" --assignee-principal-type ServicePrincipal
            ```

            Each value is asked for, and stays out of the history of the shell:

            ```bash

            """);
        text.Append(SecretsGuide.Tools(secrets));
        foreach (var secret in secrets.GroupBy(static secret => secret.Key, StringComparer.Ordinal).Select(static group => group.First()))
            text.Append($"{SecretsGuide.Value(secret, secret.Name)} | az keyvault secret set --vault-name {store.Vault} --name {secret.Key} --encoding utf-8 --file /dev/stdin --output none\n");
        text.Append($"""
            ```

            The chart must be told who reads, with each upgrade or once for all in `deploy/{plan.ChartFolder}/values.yaml.patch.yaml` beside the project; neither id is secret:

            ```sh
            helm upgrade --install {plan.ReleaseName} helm/{plan.ReleaseName} --namespace {kubernetes.Namespace} --create-namespace --wait --timeout {MigrationReadme.HelmTimeout(plan)}{ValuesFile(plan)} \
                --set {plan.ValuePrefix}secrets.azureKeyVault.tenantId="$(az account show --query tenantId -o tsv)" \
                --set {plan.ValuePrefix}secrets.azureKeyVault.clientId="$(az identity show -g "$RESOURCE_GROUP" -n {plan.FullName} --query clientId -o tsv)"
            ```


            """);
        AppendDriver(text, plan, kubernetes, account);
    }

    public static void AppendAws(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, SecretStorePlan store, List<StoredSecretPlan> secrets)
    {
        var region = store.Region.Length > 0 ? $" --region {store.Region}" : "";
        var account = Account(plan, kubernetes);
        text.Append($"""
            The driver reads as a role that the ServiceAccount `{account}` has by EKS Pod Identity. Once, with the name of the cluster and the ARN of a role that
            `pods.eks.amazonaws.com` may assume:

            ```sh
            CLUSTER=... ROLE_ARN=...
            aws iam put-role-policy --role-name "$(basename "$ROLE_ARN")" --policy-name {plan.FullName}-secrets --policy-document '{Policy(store, secrets)}'
            aws eks create-pod-identity-association{region} --cluster-name "$CLUSTER" --namespace {kubernetes.Namespace} --service-account {account} --role-arn "$ROLE_ARN"
            ```

            With a role for the ServiceAccount (IRSA) instead, add `--set {plan.ValuePrefix}secrets.awsSecretsManager.roleArn="$ROLE_ARN"` to `helm upgrade`. Each value is
            asked for, and stays out of the history of the shell:

            ```bash

            """);
        text.Append(SecretsGuide.Tools(secrets));
        foreach (var group in secrets.GroupBy(static secret => secret.Key, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var fields = group.Select(static secret => secret.Property).Where(static property => property.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(static property => property, StringComparer.Ordinal).ToList();
            var value = SecretsGuide.Value(group.First(), fields.Count == 0 ? group.First().Name : $"{group.Key}, JSON with {string.Join(", ", fields)}");
            text.Append($"{value} | aws secretsmanager create-secret{region} --name '{group.Key}' --secret-string file:///dev/stdin\n");
        }

        text.Append($"""
            ```

            A new value of one that exists: `aws secretsmanager put-secret-value{region} --secret-id ... --secret-string file:///dev/stdin`. How often the driver looks is its own
            `rotationPollInterval`, for all apps of the cluster; {SecretValues.Interval(store.Refresh)} is what this deployment wants.


            """);
        AppendDriver(text, plan, kubernetes, account);
    }

    public static void AppendVault(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, SecretStorePlan store, List<StoredSecretPlan> secrets)
    {
        var paths = Distinct(secrets).ToList();
        if (store.StoreName.Length == 0)
        {
            text.Append($"""
                The chart makes a SecretStore that logs in at {store.Vault} as the ServiceAccount `{Account(plan, kubernetes)}`, and reads the engine `secret` (`secrets.vault`
                in the values changes that). Once:

                ```sh
                vault policy write {plan.FullName} - <<'POLICY'

                """);
            foreach (var path in paths)
                text.Append($"path \"secret/data/{path}\" {{ capabilities = [\"read\"] }}\n");
            text.Append($"""
                POLICY
                vault write auth/kubernetes/role/{plan.FullName} policies={plan.FullName} ttl=1h \
                    bound_service_account_names={Account(plan, kubernetes)} bound_service_account_namespaces={kubernetes.Namespace}
                ```


                """);
        }

        text.Append("Each value is asked for, and stays out of the history of the shell:\n\n```bash\n").Append(SecretsGuide.Tools(secrets));
        foreach (var path in paths)
        {
            var first = true;
            foreach (var secret in secrets.Where(secret => secret.Key == path))
            {
                text.Append($"{SecretsGuide.Value(secret, secret.Name)} | vault kv {(first ? "put" : "patch")} -mount=secret {path} {secret.Property}=-\n");
                first = false;
            }
        }

        text.Append("```\n\n`put` replaces the whole entry; where it has other fields already, `patch` keeps them.\n\n");
    }

    static void AppendDriver(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, string account)
    {
        if (kubernetes.ServiceAccount.Length > 0)
            text.Append($"The ServiceAccount `{account}` is yours: annotate it as the cloud wants it, the chart does not change it.\n\n");
        text.Append($"""
            ```sh
            kubectl -n {kubernetes.Namespace} get secretproviderclasspodstatuses    # what is mounted where; a pod that waits says why in its events
            kubectl -n {kubernetes.Namespace} describe pods -l app.kubernetes.io/instance={plan.ReleaseName}
            ```


            """);
    }

    // The six characters that Secrets Manager appends are unknown before the secret is there.
    static string Policy(SecretStorePlan store, List<StoredSecretPlan> secrets)
    {
        var region = store.Region.Length > 0 ? store.Region : "*";
        var resources = Distinct(secrets).Select(key => key.StartsWith("arn:", StringComparison.Ordinal) ? $"\"{key}\"" : $"\"arn:aws:secretsmanager:{region}:*:secret:{key}-??????\"");
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"secretsmanager:GetSecretValue\",\"secretsmanager:DescribeSecret\"],\"Resource\":["
            + string.Join(",", resources) + "]}]}";
    }

    static IEnumerable<string> Distinct(List<StoredSecretPlan> secrets) =>
        secrets.Select(static secret => secret.Key).Distinct(StringComparer.Ordinal).OrderBy(static key => key, StringComparer.Ordinal);

    static string Account(DeploymentPlan plan, KubernetesPlan kubernetes) => kubernetes.ServiceAccount.Length > 0 ? kubernetes.ServiceAccount : plan.FullName;

    static string ValuesFile(DeploymentPlan plan) => plan.Environment.Length > 0 ? $" -f helm/{plan.ReleaseName}/values-{plan.Environment}.yaml" : "";
}
