{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Deleting the Cluster deletes its volumes: helm leaves it alone unless told otherwise. */}}
{{- define "__chart__.keepAnnotation" -}}
{{- $wave := include "__chart__.beforeMigration" . }}
{{- if or .Values.postgresql.keepOnUninstall $wave -}}
annotations:
  {{- with $wave }}
  {{- . | nindent 2 }}
  {{- end }}
  {{- if .Values.postgresql.keepOnUninstall }}
  helm.sh/resource-policy: keep
  {{- /* Argo CD keeps to Helm's word when it deletes an application, but not when it prunes. */}}
  argocd.argoproj.io/sync-options: Prune=false
  {{- end }}
{{- end }}
{{- end }}

{{- /* Where backups go: the same for the plugin and for the operator itself. */}}
{{- define "__chart__.backupTarget" -}}
{{- with .Values.postgresql.backup -}}
destinationPath: {{ .destinationPath | quote }}
{{- with .endpointURL }}
endpointURL: {{ . | quote }}
{{- end }}
{{- if .s3Credentials.inheritFromIAMRole }}
s3Credentials:
  inheritFromIAMRole: true
{{- else if .s3Credentials.existingSecret }}
s3Credentials:
  accessKeyId:
    name: {{ .s3Credentials.existingSecret }}
    key: {{ .s3Credentials.accessKeyIdKey }}
  secretAccessKey:
    name: {{ .s3Credentials.existingSecret }}
    key: {{ .s3Credentials.secretAccessKeyKey }}
{{- else if .azureCredentials.inheritFromAzureAD }}
azureCredentials:
  inheritFromAzureAD: true
{{- else }}
azureCredentials:
  connectionString:
    name: {{ .azureCredentials.existingSecret }}
    key: {{ .azureCredentials.connectionStringKey }}
{{- end }}
wal:
  compression: gzip
data:
  compression: gzip
{{- end }}
{{- end }}
