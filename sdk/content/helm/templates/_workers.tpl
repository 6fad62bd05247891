{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Takes (list context name). */}}
{{- define "__chart__.workerName" -}}
{{- include "__chart__.partName" (list (index . 0) (printf "worker-%s" (index . 1)) 63) }}
{{- end }}

{{- /* Whether KEDA reads a queue of Redis: "true", or empty. */}}
{{- define "__chart__.redisQueues" -}}
{{- range .Values.workers }}
{{- if and .enabled .autoscaling }}
{{- if eq (dig "queue" "type" "" .autoscaling) "redis" }}true{{ end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* How the queue's length is asked for. Takes (list context queue). */}}
{{- define "__chart__.queueTrigger" -}}
{{- $queue := index . 1 -}}
{{- $redis := (index . 0).Values.redis -}}
type: {{ $queue.type }}
metadata:
  {{- if eq $queue.type "redis" }}
  {{- /* KEDA stands in another namespace: a name within this one would mean nothing to it. */}}
  {{- if $redis.external.enabled }}
  address: {{ printf "%s:%v" $redis.external.host $redis.external.port | quote }}
  enableTLS: {{ $redis.external.tls | quote }}
  {{- else }}
  address: {{ printf "%s.%s.svc:6379" (include "__chart__.redisName" (index . 0)) (index . 0).Release.Namespace | quote }}
  {{- end }}
  listName: {{ $queue.name | quote }}
  listLength: {{ $queue.length | quote }}
  databaseIndex: {{ default 0 $queue.database | quote }}
  {{- else }}
  queueName: {{ $queue.name | quote }}
  mode: QueueLength
  value: {{ $queue.length | quote }}
  {{- end }}
{{- end }}

{{- /* The credentials for it, as the list of a TriggerAuthentication; empty without any. Takes (list context queue). */}}
{{- define "__chart__.queueCredentials" -}}
{{- $queue := index . 1 }}
{{- $redis := (index . 0).Values.redis }}
{{- if eq $queue.type "rabbitmq" -}}
- parameter: host
  name: {{ $queue.existingSecret }}
  key: {{ default "uri" $queue.secretKey }}
{{- else if not $redis.external.enabled -}}
- parameter: password
  name: {{ include "__chart__.redisSecretName" (index . 0) }}
  key: {{ $redis.auth.passwordKey }}
{{- else if $redis.external.existingSecret -}}
- parameter: password
  name: {{ $redis.external.existingSecret }}
  key: {{ $redis.external.passwordKey }}
{{- end }}
{{- end }}

{{- define "__chart__.workerGuard" -}}
{{- range $name, $worker := .Values.workers }}
{{- with $worker.autoscaling }}
{{- $path := printf "workers.%s.autoscaling" $name }}
{{- $requests := default (dict) (default $.Values.resources $worker.resources).requests }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
{{- fail (printf "%s.minReplicas (%v) must not be greater than maxReplicas (%v)." $path .minReplicas .maxReplicas) }}
{{- end }}
{{- if eq (default "RollingUpdate" $worker.strategy) "Recreate" }}
{{- fail (printf "%s: a worker with the strategy Recreate must never run twice, so it cannot scale." $path) }}
{{- end }}
{{- if and .targetCPUUtilizationPercentage (not $requests.cpu) }}
{{- fail (printf "%s.targetCPUUtilizationPercentage is a share of the worker's resources.requests.cpu, which is not set." $path) }}
{{- end }}
{{- if and (not .queue) (lt (int .minReplicas) 1) }}
{{- fail (printf "%s.minReplicas is 0, and without a queue nothing would start a pod again." $path) }}
{{- end }}
{{- with .queue }}
{{- if and (eq .type "redis") (not $.Values.redis.enabled) }}
{{- fail (printf "%s.queue is one of Redis, and redis.enabled is false." $path) }}
{{- end }}
{{- if and (eq .type "rabbitmq") (not .existingSecret) }}
{{- fail (printf "%s.queue.existingSecret is empty: name the Secret that holds the address of RabbitMQ." $path) }}
{{- end }}
{{- if and (eq .type "redis") (include "__chart__.redisOwned" $) $.Values.mesh.redis (ne $.Values.mesh.kind "none") (eq $.Values.mesh.mtls "strict") }}
{{- fail (printf "%s.queue: Redis is in the mesh, which is strict, and KEDA is not: it would be refused. Set mesh.redis to false, or scale by processor time." $path) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
