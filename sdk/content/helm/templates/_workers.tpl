{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Takes (list context name). */}}
{{- define "__chart__.workerName" -}}
{{- include "__chart__.partName" (list (index . 0) (printf "worker-%s" (index . 1)) 63) }}
{{- end }}

{{- /* Whether KEDA reads a queue of a backing service: "true", or empty. In a solution the queues of the clients count. Takes (list context kind). */}}
{{- define "__chart__.followedQueues" -}}
{{- $kind := index . 1 }}
{{- range (index . 0).Values.workers }}
{{- if and .enabled .autoscaling }}
{{- if eq (dig "queue" "type" "" .autoscaling) $kind }}true{{ end }}
{{- end }}
{{- end }}
{{- range default (dict) (get (index . 0).Values.solution.clients $kind) }}
{{- if .followed }}true{{ end }}
{{- end }}
{{- end }}

{{- /* KEDA as a peer of a backing service whose queues it follows; nothing otherwise. Takes (list context kind). */}}
{{- define "__chart__.kedaPeer" -}}
{{- if include "__chart__.followedQueues" . }}
- namespaceSelector:
    matchLabels:
      kubernetes.io/metadata.name: {{ (index . 0).Values.networkPolicy.kedaNamespace }}
{{- end }}
{{- end }}

{{- /* Address of a backing service as another namespace knows it. Takes (list context kind port). */}}
{{- define "__chart__.backingAddress" -}}
{{- $root := index . 0 }}
{{- with (index $root.Values (index . 1)).external }}
{{- if .enabled }}{{ printf "%s:%v" .host .port }}{{ end }}
{{- end }}
{{- if not (index $root.Values (index . 1)).external.enabled }}
{{- printf "%s.%s.svc:%v" (include "__chart__.backingName" .) $root.Release.Namespace (index . 2) }}
{{- end }}
{{- end }}

{{- /* How the queue's length is asked for. Takes (list context queue). */}}
{{- define "__chart__.queueTrigger" -}}
{{- $root := index . 0 -}}
{{- $queue := index . 1 -}}
{{- $service := index $root.Values $queue.type -}}
{{- $tls := and $service.external.enabled $service.external.tls -}}
type: {{ $queue.type }}
metadata:
  {{- if eq $queue.type "redis" }}
  address: {{ include "__chart__.backingAddress" (list $root "redis" 6379) | quote }}
  {{- if $service.external.enabled }}
  enableTLS: {{ $tls | quote }}
  {{- end }}
  listName: {{ $queue.name | quote }}
  listLength: {{ $queue.length | quote }}
  databaseIndex: {{ default 0 $queue.database | quote }}
  {{- else }}
  {{- if not $queue.existingSecret }}
  {{- /* User and password come beside it: KEDA 2.18 and newer. */}}
  host: {{ printf "%s://%s/%s" (ternary "amqps" "amqp" $tls) (include "__chart__.backingAddress" (list $root "rabbitmq" 5672)) (eq $service.virtualHost "/" | ternary "%2F" $service.virtualHost) | quote }}
  usernameFromEnv: RABBITMQ_USER
  {{- end }}
  queueName: {{ $queue.name | quote }}
  mode: QueueLength
  value: {{ $queue.length | quote }}
  {{- end }}
{{- end }}

{{- /* The credentials for it, as the list of a TriggerAuthentication; empty without any. Takes (list context queue). */}}
{{- define "__chart__.queueCredentials" -}}
{{- $queue := index . 1 }}
{{- $service := index (index . 0).Values $queue.type }}
{{- if $queue.existingSecret -}}
- parameter: host
  name: {{ $queue.existingSecret }}
  key: {{ default "uri" $queue.secretKey }}
{{- else if not $service.external.enabled -}}
- parameter: password
  name: {{ include "__chart__.backingSecretName" (list (index . 0) $queue.type) }}
  key: {{ $service.auth.passwordKey }}
{{- else if $service.external.existingSecret -}}
- parameter: password
  name: {{ $service.external.existingSecret }}
  key: {{ $service.external.passwordKey }}
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
{{- $service := index $.Values .type }}
{{- if not (or $service.enabled .existingSecret) }}
{{- fail (printf "%s.queue is one of %s, and %s.enabled is false." $path .type .type) }}
{{- end }}
{{- if and $service.enabled (not $service.external.enabled) (index $.Values.mesh .type) (ne $.Values.mesh.kind "none") (eq $.Values.mesh.mtls "strict") }}
{{- fail (printf "%s.queue: %s is in the mesh, which is strict, and KEDA is not: it would be refused. Set mesh.%s to false, or scale by processor time." $path .type .type) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
