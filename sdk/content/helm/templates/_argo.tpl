{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Takes (list errorRate checks). */}}
{{- define "__chart__.analysisArgs" -}}
- name: max-error-rate
  value: {{ index . 0 | toString | quote }}
- name: checks
  value: {{ index . 1 | toString | quote }}
- name: new-hash
  valueFrom:
    podTemplateHashValue: Latest
{{- end }}

{{- /* What Argo Rollouts writes the weights into. Whole Services are divided, not subsets: both versions have an address of their own. */}}
{{- define "__chart__.argoRouting" -}}
{{- $name := include "__chart__.fullname" . }}
{{- $router := .Values.release.router }}
{{- if eq $router "nginx" -}}
nginx:
  stableIngress: {{ $name }}
{{- else if eq $router "istio" -}}
istio:
  virtualService:
    name: {{ $name }}
    routes:
      - reads
      - writes
{{- else -}}
plugins:
  argoproj-labs/gatewayAPI:
    namespace: {{ .Release.Namespace }}
    httpRoutes:
      {{- if eq $router "gateway" }}
      - name: {{ $name }}
      {{- else }}
      - name: {{ include "__chart__.partName" (list . "reads" 63) }}
      - name: {{ include "__chart__.partName" (list . "writes" 63) }}
      {{- end }}
{{- end }}
{{- end }}
