using System.Text;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docs;

/// <summary>Sealed Secrets: the command that seals each value, and the file that takes it.</summary>
static class SealedSecretsGuide
{
    public static void Append(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, List<StoredSecretPlan> secrets)
    {
        text.Append($"""
            Only the cluster opens what `kubeseal` seals, so the result may be kept in Git. It opens only in the namespace `{kubernetes.Namespace}` and under the name of
            its Secret, which begins with the name of the release: `{plan.ReleaseName}`. Each line prints a value sealed.

            ```bash

            """);
        text.Append(SecretsGuide.Tools(secrets));
        foreach (var secret in secrets)
            text.Append($"{SecretsGuide.Value(secret, secret.Name)} | kubeseal --raw --scope strict --namespace {kubernetes.Namespace} --name {secret.Secret} --from-file=/dev/stdin; echo \"   # {secret.Name}\"\n");
        text.Append($"""
            ```

            Put them into `deploy/{plan.ChartFolder}/values.yaml.patch.yaml` beside the project and build again; until then `helm install` says which one is missing.

            ```yaml
            secrets:
              sealedSecrets:
                encryptedData:

            """);
        foreach (var secret in secrets)
            text.Append($"      {secret.Name}: Ag...\n");
        text.Append($"""
            ```

            ```sh
            kubectl -n {kubernetes.Namespace} get sealedsecrets                 # each says Synced, or why not
            ```


            """);
    }
}
