{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Secrets that a controller of the cluster makes out of a store. The chart says where each value lies, and holds none. */}}

{{- /* What the pods read, as JSON: name of the Secret, its key, name of the value. Secrets of the same name are one. */}}
{{- define "__chart__.neededSecrets" -}}
{{- $values := list }}
{{- range .Values.secrets.keys }}
{{- $values = append $values (list (include "__chart__.secretName" $) . .) }}
{{- end }}
{{- with .Values.postgresql }}
{{- if and .enabled .external.enabled }}
{{- $values = append $values (list .external.existingSecret .external.passwordKey "POSTGRES_PASSWORD") }}
{{- with .external.uriKey }}
{{- $values = append $values (list $.Values.postgresql.external.existingSecret . "DATABASE_URL") }}
{{- end }}
{{- end }}
{{- end }}
{{- range $component := list "redis" "mongodb" "rabbitmq" }}
{{- $service := index $.Values $component }}
{{- if include "__chart__.backingOwned" (list $ $component) }}
{{- $secret := include "__chart__.backingSecretName" (list $ $component) }}
{{- range include "__chart__.backingSecretKeys" (list $ $component) | fromJsonArray }}
{{- $values = append $values (prepend . $secret) }}
{{- end }}
{{- else if and $service.enabled $service.external.existingSecret }}
{{- $values = append $values (list $service.external.existingSecret $service.external.passwordKey (printf "%s_PASSWORD" (upper $component))) }}
{{- with $service.external.uriKey }}
{{- $values = append $values (list $service.external.existingSecret . (printf "%s_URL" (upper $component))) }}
{{- end }}
{{- end }}
{{- end }}
{{- $secrets := dict }}
{{- range $values }}
{{- $_ := set $secrets (index . 0) (merge (dict (index . 1) (index . 2)) (default (dict) (get $secrets (index . 0)))) }}
{{- end }}
{{- toJson $secrets }}
{{- end }}

{{- /* What the database's backups read, in the same form. The operator's pods mount no CSI volumes, so there it is made by hand. */}}
{{- define "__chart__.backupSecrets" -}}
{{- $secrets := dict }}
{{- with .Values.postgresql.backup }}
{{- if not (and (include "__chart__.postgresOwned" $) .enabled) }}
{{- else if .s3Credentials.inheritFromIAMRole }}
{{- else if .s3Credentials.existingSecret }}
{{- $_ := set $secrets .s3Credentials.existingSecret (dict .s3Credentials.accessKeyIdKey "BACKUP_ACCESS_KEY_ID" .s3Credentials.secretAccessKeyKey "BACKUP_SECRET_ACCESS_KEY") }}
{{- else if and .azureCredentials.existingSecret (not .azureCredentials.inheritFromAzureAD) }}
{{- $_ := set $secrets .azureCredentials.existingSecret (dict .azureCredentials.connectionStringKey "BACKUP_CONNECTION_STRING") }}
{{- end }}
{{- end }}
{{- toJson $secrets }}
{{- end }}

{{- /* Whether the Secrets Store CSI driver makes them: "true", or empty. */}}
{{- define "__chart__.secretsMounted" -}}
{{- if has .Values.secrets.provider (list "azure-key-vault" "aws-secrets-manager") }}true{{ end }}
{{- end }}

{{- /* Those that the provider makes, in the same form; none where they exist already. */}}
{{- define "__chart__.storedSecrets" -}}
{{- if eq .Values.secrets.provider "kubernetes" }}
{{- dict | toJson }}
{{- else if include "__chart__.secretsMounted" . }}
{{- include "__chart__.neededSecrets" . }}
{{- else }}
{{- $secrets := include "__chart__.neededSecrets" . | fromJson }}
{{- range $name, $keys := include "__chart__.backupSecrets" . | fromJson }}
{{- $_ := set $secrets $name (merge $keys (default (dict) (get $secrets $name))) }}
{{- end }}
{{- toJson $secrets }}
{{- end }}
{{- end }}

{{- /* Where the store keeps a value, as JSON: key, and property when it is a part of what lies there. Takes (list context name). */}}
{{- define "__chart__.remoteRef" -}}
{{- $root := index . 0 }}
{{- $name := index . 1 }}
{{- $ref := get $root.Values.secrets.remoteKeys $name }}
{{- if $ref }}
{{- dict "key" $ref.key "property" (default "" $ref.property) | toJson }}
{{- else if eq $root.Values.secrets.provider "azure-key-vault" }}
{{- /* Key Vault allows letters, digits and hyphens. */}}
{{- dict "key" (regexReplaceAll "[^A-Za-z0-9-]" $name "-") "property" "" | toJson }}
{{- else if eq $root.Values.secrets.provider "vault" }}
{{- dict "key" (include "__chart__.name" $root) "property" $name | toJson }}
{{- else }}
{{- dict "key" $name "property" "" | toJson }}
{{- end }}
{{- end }}

{{- /* The store that External Secrets reads: one that is there, else the one of this chart. */}}
{{- define "__chart__.secretStoreRef" -}}
{{- with .Values.secrets.externalSecrets -}}
{{- if .storeName -}}
name: {{ .storeName }}
kind: {{ .storeKind }}
{{- else -}}
name: {{ include "__chart__.partName" (list $ "vault" 63) }}
kind: SecretStore
{{- end }}
{{- end }}
{{- end }}

{{- /* Labels of the Secrets: none that changes with a version, so that a release alone changes no Secret. */}}
{{- define "__chart__.secretLabels" -}}
{{ include "__chart__.selectorLabels" (list . "app") }}
app.kubernetes.io/part-of: {{ .Chart.Name }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* Names of the Secrets that a pod has to mount so that they exist, as JSON. */}}
{{- define "__chart__.mountedSecrets" -}}
{{- if include "__chart__.secretsMounted" . }}
{{- include "__chart__.storedSecrets" . | fromJson | keys | sortAlpha | toJson }}
{{- else }}
{{- list | toJson }}
{{- end }}
{{- end }}

{{- /* A volume's name is a DNS label; a Secret's may be longer. */}}
{{- define "__chart__.secretVolumeName" -}}
{{- $name := printf "store-%s" . | replace "." "-" }}
{{- if or (gt (len $name) 63) (contains "." .) }}
{{- printf "%s-%s" (trunc 54 $name | trimSuffix "-") (sha256sum . | trunc 8) }}
{{- else }}
{{- $name }}
{{- end }}
{{- end }}

{{- /* Mounting is what makes the driver fetch the values and keep the Secret. Takes the names. */}}
{{- define "__chart__.secretVolumes" -}}
{{- range . }}
- name: {{ include "__chart__.secretVolumeName" . }}
  csi:
    driver: secrets-store.csi.k8s.io
    readOnly: true
    volumeAttributes:
      secretProviderClass: {{ . }}
{{- end }}
{{- end }}

{{- define "__chart__.secretVolumeMounts" -}}
{{- range . }}
- name: {{ include "__chart__.secretVolumeName" . }}
  mountPath: /mnt/secrets-store/{{ . }}
  readOnly: true
{{- end }}
{{- end }}

{{- /* The cloud identity by which the driver reads for the pods. */}}
{{- define "__chart__.serviceAccountAnnotations" -}}
{{- $own := dict }}
{{- with .Values.secrets }}
{{- if and (eq .provider "azure-key-vault") .azureKeyVault.clientId }}
{{- $own = dict "azure.workload.identity/client-id" .azureKeyVault.clientId }}
{{- else if and (eq .provider "aws-secrets-manager") .awsSecretsManager.roleArn }}
{{- $own = dict "eks.amazonaws.com/role-arn" .awsSecretsManager.roleArn }}
{{- end }}
{{- end }}
{{- with merge (dict) .Values.serviceAccount.annotations $own }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{- define "__chart__.identityLabels" -}}
{{- if eq .Values.secrets.provider "azure-key-vault" -}}
azure.workload.identity/use: "true"
{{- end }}
{{- end }}

{{- /* Stakater Reloader replaces the pods when one of these Secrets changes: a variable is read only when a container starts. */}}
{{- /* Takes (list context names). */}}
{{- define "__chart__.reloadAnnotations" -}}
{{- if and (index . 0).Values.secrets.rotation.reloader (index . 1) -}}
secret.reloader.stakater.com/reload: {{ join "," (index . 1) | quote }}
{{- end }}
{{- end }}

{{- /* Annotations of the app's and its workers' Deployments; what the user writes wins. */}}
{{- define "__chart__.deploymentAnnotations" -}}
{{- $reload := include "__chart__.reloadAnnotations" (list . (include "__chart__.neededSecrets" . | fromJson | keys | sortAlpha)) | fromYaml }}
{{- with merge (dict) .Values.deploymentAnnotations $reload }}
{{- toYaml . }}
{{- end }}
{{- end }}

{{- /* What the chart knows of the values: where they lie and, sealed, what they are. Empty where it knows nothing. */}}
{{- define "__chart__.secretChecksum" -}}
{{- with .Values.secrets }}
{{- if or (ne .provider "kubernetes") .rotation.revision }}
{{- pick . "provider" "keys" "remoteKeys" "rotation" "externalSecrets" "sealedSecrets" "azureKeyVault" "awsSecretsManager" "vault" | toJson | sha256sum }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What only the person who installs knows, asked for with the command that finds it. */}}
{{- define "__chart__.secretStoreGuards" -}}
{{- $secrets := .Values.secrets }}
{{- $stored := include "__chart__.storedSecrets" . | fromJson }}
{{- if and (eq $secrets.provider "external-secrets") $stored (not $secrets.externalSecrets.storeName) }}
{{- fail "secrets.externalSecrets.storeName is empty: name the SecretStore or ClusterSecretStore that holds the values (kubectl get clustersecretstores,secretstores -A)." }}
{{- end }}
{{- if and (eq $secrets.provider "vault") $stored (not (or $secrets.externalSecrets.storeName $secrets.vault.server)) }}
{{- fail "secrets.vault.server is empty: give the address of Vault (https://vault.example.com:8200), or name a store that is there in secrets.externalSecrets.storeName." }}
{{- end }}
{{- if and (eq $secrets.provider "azure-key-vault") $stored }}
{{- if not $secrets.azureKeyVault.vaultName }}
{{- fail "secrets.azureKeyVault.vaultName is empty: name the Key Vault (az keyvault list --query '[].name' -o tsv)." }}
{{- end }}
{{- if not $secrets.azureKeyVault.tenantId }}
{{- fail "secrets.azureKeyVault.tenantId is empty: add --set secrets.azureKeyVault.tenantId=$(az account show --query tenantId -o tsv)" }}
{{- end }}
{{- if not $secrets.azureKeyVault.clientId }}
{{- fail "secrets.azureKeyVault.clientId is empty: add --set secrets.azureKeyVault.clientId=<client id of the managed identity that may read the Key Vault> (az identity list --query '[].[name,clientId]' -o tsv)" }}
{{- end }}
{{- end }}
{{- if eq $secrets.provider "sealed-secrets" }}
{{- range $name, $keys := $stored }}
{{- range $key, $value := $keys }}
{{- if not (get $secrets.sealedSecrets.encryptedData $value) }}
{{- fail (printf "secrets.sealedSecrets.encryptedData has no %s: give it there what this prints: printf %%s \"$VALUE\" | %s" $value (include "__chart__.kubeseal" (list $ $name))) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* What is sealed opens only under its name and namespace, so both are part of the command. Takes (list context secret). */}}
{{- define "__chart__.kubeseal" -}}
{{- $root := index . 0 -}}
kubeseal --raw --scope {{ $root.Values.secrets.sealedSecrets.scope }} --namespace {{ $root.Release.Namespace }} --name {{ index . 1 }} --from-file=/dev/stdin
{{- end }}

{{- /* What is made, by whom, and where to look when it is not: for NOTES.txt. */}}
{{- define "__chart__.storedSecretsNote" -}}
{{- $stored := include "__chart__.storedSecrets" . | fromJson }}
{{- if $stored }}
{{- $kind := "externalsecrets" }}
{{- if include "__chart__.secretsMounted" . }}
{{- $kind = "secretproviderclasses,secretproviderclasspodstatuses" }}
{{- else if eq .Values.secrets.provider "sealed-secrets" }}
{{- $kind = "sealedsecrets" }}
{{- end }}
Secrets that {{ .Values.secrets.provider }} makes: {{ keys $stored | sortAlpha | join ", " }}. Pods wait for them; when they wait for long:
  kubectl -n {{ .Release.Namespace }} get {{ $kind }}
{{- if .Values.secrets.rotation.reloader }}
Stakater Reloader replaces the pods when one changes. Without it: kubectl -n {{ .Release.Namespace }} rollout restart deployment/{{ include "__chart__.fullname" . }}
{{- end }}
{{- end }}
{{- end }}
