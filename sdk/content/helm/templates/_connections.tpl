{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* An environment variable out of a Secret. Takes (list variable secret key). */}}
{{- define "__chart__.secretEnv" -}}
- name: {{ index . 0 }}
  valueFrom:
    secretKeyRef:
      name: {{ index . 1 }}
      key: {{ index . 2 }}
{{- end }}

{{- /* How the app, its workers and its jobs find their backing services. Later entries may refer to earlier ones as $(NAME). */}}
{{- define "__chart__.connectionEnv" -}}
{{- if and .Values.postgresql.enabled .Values.postgresql.external.enabled }}
{{- include "__chart__.postgresExternalEnv" . }}
{{- else if .Values.postgresql.enabled }}
{{- include "__chart__.postgresEnv" . }}
{{- end }}
{{- if .Values.redis.enabled }}
{{- include "__chart__.redisEnv" . }}
{{- end }}
{{- end }}

{{- /* The primary itself: migrations need a session of their own, which a pooler does not give. */}}
{{- define "__chart__.postgresDirectHost" -}}
{{- if .Values.postgresql.external.enabled }}{{ .Values.postgresql.external.host }}{{ else }}{{ include "__chart__.postgresName" . }}-rw{{ end }}
{{- end }}

{{- /* The operator keeps the credentials in the Secret <cluster>-app. */}}
{{- define "__chart__.postgresEnv" -}}
{{- $secret := printf "%s-app" (include "__chart__.postgresName" .) }}
{{- $pooler := .Values.postgresql.pooler }}
{{- if $pooler.enabled }}
- name: PGHOST
  value: {{ include "__chart__.poolerName" . }}
{{- else }}
{{ include "__chart__.secretEnv" (list "PGHOST" $secret "host") }}
{{- end }}
{{ include "__chart__.secretEnv" (list "PGPORT" $secret "port") }}
{{ include "__chart__.secretEnv" (list "PGDATABASE" $secret "dbname") }}
{{ include "__chart__.secretEnv" (list "PGUSER" $secret "username") }}
{{ include "__chart__.secretEnv" (list "PGPASSWORD" $secret "password") }}
{{- if has "DATABASE_URL" .Values.secrets.keys }}
{{- else if $pooler.enabled }}
{{- /* The operator makes passwords of letters and digits, which need no escapes. */}}
- name: DATABASE_URL
  value: postgresql://$(PGUSER):$(PGPASSWORD)@$(PGHOST):$(PGPORT)/$(PGDATABASE)
{{- else }}
{{ include "__chart__.secretEnv" (list "DATABASE_URL" $secret "uri") }}
{{- end }}
{{- if .Values.connectionStrings.enabled }}
{{- /* Npgsql's reset of a connection that is given back would meet whatever connection PgBouncer lends it next. */}}
- name: ConnectionStrings__{{ .Values.connectionStrings.postgres }}
  value: Host=$(PGHOST);Port=$(PGPORT);Database=$(PGDATABASE);Username=$(PGUSER);Password=$(PGPASSWORD){{ if and $pooler.enabled (eq $pooler.poolMode "transaction") }};No Reset On Close=true{{ end }}
{{- end }}
{{- end }}

{{- define "__chart__.postgresExternalEnv" -}}
{{- $external := .Values.postgresql.external }}
- name: PGHOST
  value: {{ $external.host | quote }}
- name: PGPORT
  value: {{ $external.port | quote }}
- name: PGDATABASE
  value: {{ $external.database | quote }}
- name: PGUSER
  value: {{ $external.username | quote }}
- name: PGSSLMODE
  value: {{ $external.sslMode }}
{{ include "__chart__.secretEnv" (list "PGPASSWORD" $external.existingSecret $external.passwordKey) }}
{{- if has "DATABASE_URL" .Values.secrets.keys }}
{{- else if $external.uriKey }}
{{ include "__chart__.secretEnv" (list "DATABASE_URL" $external.existingSecret $external.uriKey) }}
{{- else }}
- name: DATABASE_URL
  value: postgresql://$(PGUSER):$(PGPASSWORD)@$(PGHOST):$(PGPORT)/$(PGDATABASE)?sslmode={{ $external.sslMode }}
{{- end }}
{{- if .Values.connectionStrings.enabled }}
{{- /* Npgsql spells the modes of libpq without a hyphen: verify-full is VerifyFull. */}}
- name: ConnectionStrings__{{ .Values.connectionStrings.postgres }}
  value: Host=$(PGHOST);Port=$(PGPORT);Database=$(PGDATABASE);Username=$(PGUSER);Password=$(PGPASSWORD);SSL Mode={{ $external.sslMode | replace "verify-ca" "VerifyCA" | replace "-" " " | title | replace " " "" }}
{{- end }}
{{- end }}

{{- define "__chart__.redisEnv" -}}
{{- $redis := .Values.redis }}
{{- $external := $redis.external.enabled }}
{{- $password := or (not $external) $redis.external.existingSecret }}
{{- $tls := and $external $redis.external.tls }}
- name: REDIS_HOST
  value: {{ ternary $redis.external.host (include "__chart__.redisName" .) $external }}
- name: REDIS_PORT
  value: {{ ternary $redis.external.port 6379 $external | quote }}
{{- if not $external }}
{{ include "__chart__.secretEnv" (list "REDIS_PASSWORD" (include "__chart__.redisSecretName" .) $redis.auth.passwordKey) }}
{{- else if $password }}
{{ include "__chart__.secretEnv" (list "REDIS_PASSWORD" $redis.external.existingSecret $redis.external.passwordKey) }}
{{- end }}
{{- if not (has "REDIS_URL" .Values.secrets.keys) }}
- name: REDIS_URL
  value: {{ ternary "rediss" "redis" $tls }}://{{ if $password }}:$(REDIS_PASSWORD)@{{ end }}$(REDIS_HOST):$(REDIS_PORT)/0
{{- end }}
{{- if .Values.connectionStrings.enabled }}
{{- /* abortConnect=false: the app starts while Redis is away and connects as soon as it is there. */}}
- name: ConnectionStrings__{{ .Values.connectionStrings.redis }}
  value: $(REDIS_HOST):$(REDIS_PORT){{ if $password }},password=$(REDIS_PASSWORD){{ end }}{{ if $tls }},ssl=true{{ end }},abortConnect=false
{{- end }}
{{- end }}
