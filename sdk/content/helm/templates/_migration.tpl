{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* When the job runs. A hook ends before anything of the release changes, so the new version never meets the old schema. But on the */}}
{{- /* first installation a hook would wait for ever for what the release itself is about to make: the database, the Secrets of a store, */}}
{{- /* the service account with a cloud identity. A post-install hook is no way out: `--wait` wants ready pods before it, and pods without */}}
{{- /* a schema are not. So that one job is a plain one beside the app, whose pods become ready, or are restarted, until it is done. */}}
{{- /* "true" for such a job, or empty. */}}
{{- define "__chart__.migrationBeside" -}}
{{- if eq .Values.migrations.run "beside" }}true
{{- else if and (eq .Values.migrations.run "auto") .Release.IsInstall (include "__chart__.migrationNeedsRelease" .) }}true
{{- end }}
{{- end }}

{{- /* Whether the job needs something that this release makes: "true", or empty. */}}
{{- define "__chart__.migrationNeedsRelease" -}}
{{- $identity := and .Values.serviceAccount.create (include "__chart__.serviceAccountAnnotations" .) }}
{{- if or (include "__chart__.postgresOwned" .) (include "__chart__.storedSecrets" . | fromJson) $identity }}true{{ end }}
{{- end }}

{{- /* The app's account, except before the first installation, when there is none yet; then one of its own, without any right. */}}
{{- define "__chart__.migrationAccount" -}}
{{- if and .Values.serviceAccount.create .Release.IsInstall (not (include "__chart__.migrationBeside" .)) }}
{{- include "__chart__.partName" (list . "migrate" 63) }}
{{- else }}
{{- include "__chart__.serviceAccountName" . }}
{{- end }}
{{- end }}

{{- /* One name for all hooks: of two runs the second finds the first. A plain job is part of its revision, and jobs are immutable. */}}
{{- define "__chart__.migrationName" -}}
{{- $suffix := ternary (printf "migrate-r%d" .Release.Revision) "migrate" (eq (include "__chart__.migrationBeside" .) "true") }}
{{- include "__chart__.partName" (list . $suffix 63) }}
{{- end }}

{{- /* Argo CD knows no revisions and no first installation, and would run Helm's hooks before everything else, even before the database */}}
{{- /* is there for the first time. Its own annotations, which it prefers, put the job between what it needs and the app. Takes (list wave). */}}
{{- define "__chart__.migrationWave" -}}
argocd.argoproj.io/hook: Sync
argocd.argoproj.io/hook-delete-policy: BeforeHookCreation
argocd.argoproj.io/sync-wave: {{ index . 0 | quote }}
{{- end }}

{{- /* For Argo CD: what the job and the app need comes before them. Values of an older chart lack the second key. */}}
{{- define "__chart__.beforeMigration" -}}
{{- if or .Values.migrations.enabled (default dict .Values.argocd).syncWaves -}}
argocd.argoproj.io/sync-wave: "-3"
{{- end }}
{{- end }}

{{- /* The same as annotations of an object that has no others; the values of "with" are the context. */}}
{{- define "__chart__.beforeMigrationAnnotations" -}}
{{- with include "__chart__.beforeMigration" . -}}
annotations:
  {{- . | nindent 2 }}
{{- end }}
{{- end }}

{{- /* The settings stand in the job itself: before an upgrade the ConfigMap holds those of the old version, before the installation it is not there. */}}
{{- define "__chart__.migrationEnv" -}}
{{- $migrations := .Values.migrations }}
{{- /* A Secret out of a store is brought up to date after the hook: a key that this version adds is not there yet, and must not hold it up for ever. */}}
{{- $optional := and (include "__chart__.storedSecrets" . | fromJson) (not (include "__chart__.migrationBeside" .)) }}
{{- $own := dict }}
{{- if eq $migrations.strategy "expand-contract" }}
{{- $own = dict "MIGRATION_PHASE" $migrations.phase }}
{{- end }}
{{- $own = merge (dict) $migrations.env $own }}
{{- range $name, $value := .Values.env }}
{{- if not (hasKey $own $name) }}
- name: {{ $name }}
  {{- /* Kubernetes puts other variables in for $(NAME) here, and not in a ConfigMap. */}}
  value: {{ $value | replace "$(" "$$(" | quote }}
{{- end }}
{{- end }}
{{- /* A migration needs a session of its own, which a pooler does not give. */}}
{{- $direct := . }}
{{- if .Values.postgresql.pooler.enabled }}
{{- $postgres := deepCopy .Values.postgresql }}
{{- $_ := set $postgres.pooler "enabled" false }}
{{- $direct = dict "Values" (set (omit .Values "postgresql") "postgresql" $postgres) "Chart" .Chart "Release" .Release "Capabilities" .Capabilities "Template" .Template }}
{{- end }}
{{- include "__chart__.connectionEnv" $direct }}
{{- range .Values.secrets.keys }}
{{ include "__chart__.secretEnv" (list . (include "__chart__.secretName" $) .) }}
{{- if $optional }}
      optional: true
{{- end }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- range $name, $value := $own }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "__chart__.migrationGuard" -}}
{{- $migrations := .Values.migrations }}
{{- if $migrations.enabled }}
{{- if not $migrations.command }}
{{- fail "migrations.command is empty: name the program that changes the schema." }}
{{- end }}
{{- if and (ne $migrations.phase "expand") (ne $migrations.strategy "expand-contract") }}
{{- fail (printf "migrations.phase is %s, but migrations.strategy is simple, which has one step: set migrations.strategy to expand-contract." $migrations.phase) }}
{{- end }}
{{- if and (eq $migrations.lock "postgres") (not .Values.postgresql.enabled) }}
{{- fail "migrations.lock is postgres, but the release knows no PostgreSQL: set it to none, or describe the database in postgresql." }}
{{- end }}
{{- if and $migrations.backup.enabled (not (and (include "__chart__.postgresOwned" .) .Values.postgresql.backup.enabled)) }}
{{- fail "migrations.backup.enabled needs postgresql.backup: without it there is no place for a backup." }}
{{- end }}
{{- if and .Release.IsInstall (eq $migrations.run "before") (include "__chart__.migrationNeedsRelease" .) }}
{{- fail "migrations.run is before, but the job needs what this installation makes (database, Secrets or service account) and would wait for it for ever: set it to auto." }}
{{- end }}
{{- end }}
{{- end }}
