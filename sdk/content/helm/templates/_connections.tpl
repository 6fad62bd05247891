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
{{- if .Values.mongodb.enabled }}
{{- include "__chart__.mongodbEnv" . }}
{{- end }}
{{- if .Values.rabbitmq.enabled }}
{{- include "__chart__.rabbitmqEnv" . }}
{{- end }}
{{- include "__chart__.usesEnv" . }}
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
  value: {{ ternary $redis.external.host (include "__chart__.backingName" (list . "redis")) $external }}
- name: REDIS_PORT
  value: {{ ternary $redis.external.port 6379 $external | quote }}
{{- if not $external }}
{{ include "__chart__.secretEnv" (list "REDIS_PASSWORD" (include "__chart__.backingSecretName" (list . "redis")) $redis.auth.passwordKey) }}
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

{{- define "__chart__.mongodbEnv" -}}
{{- $mongodb := .Values.mongodb }}
{{- $external := $mongodb.external.enabled }}
{{- $secret := ternary $mongodb.external.existingSecret (include "__chart__.backingSecretName" (list . "mongodb")) $external }}
{{- $uriKey := ternary $mongodb.external.uriKey "" $external }}
{{- $options := list }}
{{- if and $external $mongodb.external.tls }}
{{- $options = append $options "tls=true" }}
{{- end }}
{{- if and $external $mongodb.external.authSource }}
{{- $options = append $options (printf "authSource=%s" $mongodb.external.authSource) }}
{{- end }}
- name: MONGODB_HOST
  value: {{ ternary $mongodb.external.host (include "__chart__.backingName" (list . "mongodb")) $external }}
- name: MONGODB_PORT
  value: {{ ternary $mongodb.external.port 27017 $external | quote }}
- name: MONGODB_DATABASE
  value: {{ $mongodb.database | quote }}
- name: MONGODB_USER
  value: {{ $mongodb.username | quote }}
{{ include "__chart__.secretEnv" (list "MONGODB_PASSWORD" $secret (ternary $mongodb.external.passwordKey $mongodb.auth.passwordKey $external)) }}
{{- if has "MONGODB_URL" .Values.secrets.keys }}
{{- else if $uriKey }}
{{ include "__chart__.secretEnv" (list "MONGODB_URL" $secret $uriKey) }}
{{- else }}
- name: MONGODB_URL
  value: mongodb://$(MONGODB_USER):$(MONGODB_PASSWORD)@$(MONGODB_HOST):$(MONGODB_PORT)/$(MONGODB_DATABASE){{ with $options }}?{{ join "&" . }}{{ end }}
{{- end }}
{{- if .Values.connectionStrings.enabled }}
- name: ConnectionStrings__{{ .Values.connectionStrings.mongodb }}
  value: $(MONGODB_URL)
{{- end }}
{{- end }}

{{- define "__chart__.rabbitmqEnv" -}}
{{- $rabbitmq := .Values.rabbitmq }}
{{- $external := $rabbitmq.external.enabled }}
{{- $secret := ternary $rabbitmq.external.existingSecret (include "__chart__.backingSecretName" (list . "rabbitmq")) $external }}
- name: RABBITMQ_HOST
  value: {{ ternary $rabbitmq.external.host (include "__chart__.backingName" (list . "rabbitmq")) $external }}
- name: RABBITMQ_PORT
  value: {{ ternary $rabbitmq.external.port 5672 $external | quote }}
- name: RABBITMQ_USER
  value: {{ $rabbitmq.username | quote }}
- name: RABBITMQ_VHOST
  value: {{ $rabbitmq.virtualHost | quote }}
{{ include "__chart__.secretEnv" (list "RABBITMQ_PASSWORD" $secret (ternary $rabbitmq.external.passwordKey $rabbitmq.auth.passwordKey $external)) }}
{{- if not (has "RABBITMQ_URL" .Values.secrets.keys) }}
- name: RABBITMQ_URL
  value: {{ ternary "amqps" "amqp" (and $external $rabbitmq.external.tls) }}://$(RABBITMQ_USER):$(RABBITMQ_PASSWORD)@$(RABBITMQ_HOST):$(RABBITMQ_PORT)/{{ eq $rabbitmq.virtualHost "/" | ternary "%2F" "$(RABBITMQ_VHOST)" }}
{{- end }}
{{- if .Values.connectionStrings.enabled }}
- name: ConnectionStrings__{{ .Values.connectionStrings.rabbitmq }}
  value: $(RABBITMQ_URL)
{{- end }}
{{- end }}
