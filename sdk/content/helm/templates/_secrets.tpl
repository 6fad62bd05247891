{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Secrets that exist before the release, or that _secret-store.tpl has made: this chart never holds a secret value. */}}
{{- define "__chart__.secretName" -}}
{{- default (include "__chart__.partName" (list . "secrets" 63)) .Values.secrets.existingSecret }}
{{- end }}

{{- /* Read by the Prometheus operator, which no store mounts anything for: it is made by hand. */}}
{{- define "__chart__.alertsSecretName" -}}
{{- default (include "__chart__.partName" (list . "alerts" 63)) .Values.monitoring.alertmanager.existingSecret }}
{{- end }}

{{- /* The commands that create the Secrets this release refers to, for NOTES.txt. */}}
{{- define "__chart__.requiredSecrets" -}}
{{- $stored := include "__chart__.storedSecrets" . | fromJson }}
{{- $create := printf "  kubectl -n %s create secret generic" .Release.Namespace }}
{{- if and .Values.secrets.keys (not (hasKey $stored (include "__chart__.secretName" .))) }}
{{ $create }} {{ include "__chart__.secretName" . }}
{{- range .Values.secrets.keys }} \
    --from-literal={{ . }}=...
{{- end }}
{{- end }}
{{- with .Values.postgresql }}
{{- if and .enabled .external.enabled (not (hasKey $stored .external.existingSecret)) }}
{{ $create }} {{ .external.existingSecret }} \
    --from-literal={{ .external.passwordKey }}=...
{{- with .external.uriKey }} \
    --from-literal={{ . }}=postgresql://...
{{- end }}
{{- end }}
{{- if and (include "__chart__.postgresOwned" $) .backup.enabled }}
{{- if or (hasKey $stored .backup.s3Credentials.existingSecret) (hasKey $stored .backup.azureCredentials.existingSecret) }}
{{- else if and .backup.s3Credentials.existingSecret (not .backup.s3Credentials.inheritFromIAMRole) }}
{{ $create }} {{ .backup.s3Credentials.existingSecret }} \
    --from-literal={{ .backup.s3Credentials.accessKeyIdKey }}=... \
    --from-literal={{ .backup.s3Credentials.secretAccessKeyKey }}=...
{{- else if and .backup.azureCredentials.existingSecret (not .backup.azureCredentials.inheritFromAzureAD) }}
{{ $create }} {{ .backup.azureCredentials.existingSecret }} \
    --from-literal={{ .backup.azureCredentials.connectionStringKey }}=...
{{- end }}
{{- end }}
{{- end }}
{{- range $component := list "redis" "mongodb" "rabbitmq" }}
{{- with index $.Values $component }}
{{- if not .enabled }}
{{- else if hasKey $stored (ternary .external.existingSecret (include "__chart__.backingSecretName" (list $ $component)) .external.enabled) }}
{{- else if include "__chart__.backingOwned" (list $ $component) }}
{{ $create }} {{ include "__chart__.backingSecretName" (list $ $component) }}
{{- range include "__chart__.backingSecretKeys" (list $ $component) | fromJsonArray }} \
    --from-literal={{ first . }}="$(openssl rand -hex 24)"
{{- end }}
{{- else if .external.existingSecret }}
{{ $create }} {{ .external.existingSecret }} \
    --from-literal={{ .external.passwordKey }}=...
{{- with .external.uriKey }} \
    --from-literal={{ . }}={{ ternary "mongodb" "amqps" (eq $component "mongodb") }}://...
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- with .Values.monitoring.alertmanager }}
{{- if and .enabled (or .slackChannel .pagerduty) }}
{{ $create }} {{ include "__chart__.alertsSecretName" $ }}
{{- if .slackChannel }} \
    --from-literal={{ .slackUrlKey }}=https://hooks.slack.com/...
{{- end }}
{{- if .pagerduty }} \
    --from-literal={{ .pagerdutyKey }}=...
{{- end }}
{{- end }}
{{- end }}
{{- range .Values.imagePullSecrets }}
  kubectl -n {{ $.Release.Namespace }} create secret docker-registry {{ .name }} --docker-server=... --docker-username=... --docker-password=...
{{- end }}
{{- end }}
