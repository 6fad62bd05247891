{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* The backup before a migration. A Backup is a custom resource, and Helm waits for Jobs only: so a Job creates it and waits. The Job */}}
{{- /* has an account of its own with one right; the migration itself, which runs the app's code, has none. "true", or empty: on the */}}
{{- /* first installation there is nothing to save. Nor under Argo CD, which renders every sync as an installation. */}}
{{- define "__chart__.migrationBackup" -}}
{{- /* The upgrade that brings the backups, or moves them, cannot ask the running database for one: it would be refused each time. */}}
{{- if and .Values.migrations.enabled .Values.migrations.backup.enabled (not (include "__chart__.migrationBeside" .)) }}
{{- $cluster := lookup "postgresql.cnpg.io/v1" "Cluster" .Release.Namespace (include "__chart__.postgresName" .) }}
{{- $way := ternary "plugins" "backup" (eq .Values.postgresql.backup.method "plugin") }}
{{- if or (not $cluster) (get (default (dict) $cluster.spec) $way) }}true{{ end }}
{{- end }}
{{- end }}

{{- /* A second attempt meets the Backup of the first: it is replaced, what it stored is not. */}}
{{- define "__chart__.migrationBackupName" -}}
{{- include "__chart__.partName" (list . (printf "migration-r%d" .Release.Revision) 50) }}
{{- end }}

{{- /* Parts of the hook beside the Job; gone again when all has gone well. Takes (list context). */}}
{{- define "__chart__.migrationBackupMeta" -}}
{{- $root := index . 0 -}}
name: {{ include "__chart__.partName" (list $root "migrate-backup" 63) }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "__chart__.labels" (list $root "migration-backup") | nindent 2 }}
annotations:
  helm.sh/hook: pre-upgrade
  helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  helm.sh/hook-weight: "-10"
{{- end }}

{{- /* The image holds kubectl and nothing else, no shell: one container for each step. Takes (list context name arguments). */}}
{{- define "__chart__.kubectlContainer" -}}
{{- $root := index . 0 -}}
{{- $image := $root.Values.migrations.backup.image -}}
- name: {{ index . 1 }}
  image: {{ include "__chart__.image" (list $image "") }}
  imagePullPolicy: {{ $image.pullPolicy }}
  command:
    - /bin/kubectl
    - --namespace={{ $root.Release.Namespace }}
    {{- toYaml (index . 2) | nindent 4 }}
  securityContext:
    {{- include "__chart__.restricted" $root | nindent 4 }}
  {{- /* kubectl keeps what it has learned of the API below its home. */}}
  env:
    - name: HOME
      value: /tmp
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: manifest
      mountPath: /manifest
      readOnly: true
  resources:
    requests:
      cpu: 10m
      memory: 32Mi
    limits:
      cpu: 200m
      memory: 128Mi
{{- end }}
