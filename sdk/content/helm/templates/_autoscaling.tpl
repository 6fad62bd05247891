{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* How the number of pods follows the load. */}}
{{- define "__chart__.hpaSpec" -}}
minReplicas: {{ .Values.autoscaling.minReplicas }}
maxReplicas: {{ .Values.autoscaling.maxReplicas }}
metrics:
  {{- with .Values.autoscaling.targetCPUUtilizationPercentage }}
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: {{ . }}
  {{- end }}
  {{- with .Values.autoscaling.targetMemoryUtilizationPercentage }}
  - type: Resource
    resource:
      name: memory
      target:
        type: Utilization
        averageUtilization: {{ . }}
  {{- end }}
{{- /* Up at once, down only when the load has stayed low: flapping costs more than a spare pod. */}}
behavior:
  scaleUp:
    stabilizationWindowSeconds: 0
  scaleDown:
    stabilizationWindowSeconds: {{ .Values.autoscaling.scaleDownStabilizationSeconds }}
{{- end }}

{{- /* How many pods may be away at once. */}}
{{- define "__chart__.pdbSpec" -}}
{{- if .Values.podDisruptionBudget.minAvailable }}
{{- include "__chart__.pdbGuard" . }}
minAvailable: {{ .Values.podDisruptionBudget.minAvailable }}
{{- else }}
maxUnavailable: {{ .Values.podDisruptionBudget.maxUnavailable }}
{{- end }}
{{- /* Pods that are broken anyway must not keep a node from being drained. */}}
unhealthyPodEvictionPolicy: AlwaysAllow
{{- end }}
