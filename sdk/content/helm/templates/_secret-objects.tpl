{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* How the providers of the Secrets Store CSI driver are told what to fetch. Each takes (list context keys). */}}

{{- /* https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/configurations/identity-access-modes/workload-identity-mode/ */}}
{{- define "__chart__.azureParameters" -}}
{{- $root := index . 0 -}}
provider: azure
parameters:
  usePodIdentity: "false"
  clientID: {{ $root.Values.secrets.azureKeyVault.clientId | quote }}
  keyvaultName: {{ $root.Values.secrets.azureKeyVault.vaultName | quote }}
  tenantId: {{ $root.Values.secrets.azureKeyVault.tenantId | quote }}
  {{- with $root.Values.secrets.azureKeyVault.cloudName }}
  cloudName: {{ . | quote }}
  {{- end }}
  objects: |
    array:
      {{- range $key, $value := index . 1 }}
      - |
        objectName: {{ (include "__chart__.remoteRef" (list $root $value) | fromJson).key | quote }}
        objectType: secret
        objectAlias: {{ $key | quote }}
      {{- end }}
{{- end }}

{{- /* A secret that is JSON is fetched once, and its properties are taken out of it by JMESPath. */}}
{{- /* https://docs.aws.amazon.com/secretsmanager/latest/userguide/ascp-examples.html */}}
{{- define "__chart__.awsParameters" -}}
{{- $root := index . 0 -}}
{{- $whole := dict }}
{{- $parts := dict }}
{{- range $key, $value := index . 1 }}
{{- $ref := include "__chart__.remoteRef" (list $root $value) | fromJson }}
{{- if $ref.property }}
{{- $_ := set $parts $ref.key (merge (dict $key $ref.property) (default (dict) (get $parts $ref.key))) }}
{{- else }}
{{- $_ := set $whole $key $ref.key }}
{{- end }}
{{- end -}}
provider: aws
parameters:
  {{- with $root.Values.secrets.awsSecretsManager }}
  {{- with .region }}
  region: {{ . | quote }}
  {{- end }}
  {{- /* Without a role on the ServiceAccount the identity comes from an EKS Pod Identity association. */}}
  usePodIdentity: {{ ternary "true" "false" (empty (or .roleArn (hasKey $root.Values.serviceAccount.annotations "eks.amazonaws.com/role-arn"))) | quote }}
  {{- end }}
  objects: |
    {{- range $key, $object := $whole }}
    - objectName: {{ $object | quote }}
      objectType: secretsmanager
      objectAlias: {{ $key | quote }}
    {{- end }}
    {{- range $object, $properties := $parts }}
    - objectName: {{ $object | quote }}
      objectType: secretsmanager
      jmesPath:
        {{- range $key, $property := $properties }}
        - path: {{ include "__chart__.jmesPath" $property | quote }}
          objectAlias: {{ $key | quote }}
        {{- end }}
    {{- end }}
{{- end }}

{{- /* A name with other characters than letters, digits and underscores stands in quotes; a dot goes one level down. */}}
{{- define "__chart__.jmesPath" -}}
{{- $steps := list }}
{{- range splitList "." . }}
{{- $steps = append $steps (ternary . (quote .) (regexMatch "^[A-Za-z_][A-Za-z0-9_]*$" .)) }}
{{- end }}
{{- join "." $steps }}
{{- end }}
