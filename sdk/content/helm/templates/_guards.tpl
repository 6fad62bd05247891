{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Mistakes that values.schema.json cannot express, stopped before they reach the cluster. */}}
{{- define "__chart__.guards" -}}
{{- $values := .Values }}
{{- if ge (int $values.preStop.sleepSeconds) (int $values.terminationGracePeriodSeconds) }}
{{- fail (printf "terminationGracePeriodSeconds (%v) must be greater than preStop.sleepSeconds (%v): the app is killed while it still waits." $values.terminationGracePeriodSeconds $values.preStop.sleepSeconds) }}
{{- end }}
{{- if $values.autoscaling.enabled }}
{{- $requests := default (dict) $values.resources.requests }}
{{- if gt (int $values.autoscaling.minReplicas) (int $values.autoscaling.maxReplicas) }}
{{- fail (printf "autoscaling.minReplicas (%v) must not be greater than autoscaling.maxReplicas (%v)." $values.autoscaling.minReplicas $values.autoscaling.maxReplicas) }}
{{- end }}
{{- if and $values.autoscaling.targetCPUUtilizationPercentage (not $requests.cpu) }}
{{- fail "autoscaling.targetCPUUtilizationPercentage is a share of resources.requests.cpu, which is not set." }}
{{- end }}
{{- if and $values.autoscaling.targetMemoryUtilizationPercentage (not $requests.memory) }}
{{- fail "autoscaling.targetMemoryUtilizationPercentage is a share of resources.requests.memory, which is not set." }}
{{- end }}
{{- end }}
{{- if and $values.postgresql.enabled (ge (int $values.postgresql.synchronousReplicas) (int $values.postgresql.instances)) }}
{{- fail (printf "postgresql.synchronousReplicas (%v) must be less than postgresql.instances (%v): one of them is the primary." $values.postgresql.synchronousReplicas $values.postgresql.instances) }}
{{- end }}
{{- if not (include "__chart__.takesRequests" .) }}
{{- $probes := or $values.probes.startup.enabled $values.probes.readiness.enabled $values.probes.liveness.enabled }}
{{- if or (include "__chart__.isExposed" .) $values.monitoring.serviceMonitor.enabled $values.tests.enabled $probes }}
{{- fail "service.enabled is false, so nothing can send a request: switch off ingress, gateway, monitoring.serviceMonitor, tests and the probes too." }}
{{- end }}
{{- end }}
{{- if and (not $values.solution.runsApp) (or (include "__chart__.takesRequests" .) (ne $values.release.strategy "rolling") $values.autoscaling.enabled $values.workers) }}
{{- fail "solution.runsApp is false, so there is nothing to reach, to release or to scale: set service.enabled and autoscaling.enabled to false and release.strategy to rolling, and leave workers empty." }}
{{- end }}
{{- include "__chart__.reachGuard" . }}
{{- include "__chart__.secretStoreGuards" . }}
{{- include "__chart__.meshGuard" . }}
{{- include "__chart__.releaseGuard" . }}
{{- include "__chart__.migrationGuard" . }}
{{- include "__chart__.workerGuard" . }}
{{- end }}

{{- /* Traffic that a network policy drops looks like an app that hangs: say so before it happens. */}}
{{- define "__chart__.reachGuard" -}}
{{- $open := ne .Values.service.type "ClusterIP" }}
{{- with .Values.networkPolicy }}
{{- if and .enabled $open (not (or .ingressCidrs .extraIngress)) }}
{{- fail (printf "the network policy lets nobody reach the Service of type %s from outside: name the addresses in networkPolicy.ingressCidrs." $.Values.service.type) }}
{{- end }}
{{- end }}
{{- if and .Values.networkPolicy.enabled (include "__chart__.isExposed" .) }}
{{- with .Values.networkPolicy }}
{{- if not (or .ingressNamespaces .ingressCidrs .extraIngress .allowSameNamespace) }}
{{- fail "the network policy lets nobody reach the app: name the namespace of the ingress controller in networkPolicy.ingressNamespaces, or its addresses in networkPolicy.ingressCidrs." }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{- /* Fewest replicas there will be. */}}
{{- define "__chart__.minReplicas" -}}
{{- ternary .Values.autoscaling.minReplicas .Values.replicaCount .Values.autoscaling.enabled | int }}
{{- end }}

{{- /* A minAvailable that no eviction could keep would block every node drain. Percentages round up. */}}
{{- define "__chart__.pdbGuard" -}}
{{- $replicas := include "__chart__.minReplicas" . | int }}
{{- $wanted := toString .Values.podDisruptionBudget.minAvailable }}
{{- $needed := $wanted | trimSuffix "%" | int }}
{{- if hasSuffix "%" $wanted }}
{{- $needed = div (add (mul $needed $replicas) 99) 100 | int }}
{{- end }}
{{- if ge $needed $replicas }}
{{- fail (printf "podDisruptionBudget.minAvailable (%s) leaves none of %d replicas to evict and would block every node drain: lower it, or use podDisruptionBudget.maxUnavailable." $wanted $replicas) }}
{{- end }}
{{- end }}
