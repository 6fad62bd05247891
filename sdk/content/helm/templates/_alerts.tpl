{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* What the alerts, the recorded series and the dashboards have in common. */}}

{{- /* The requests of all versions of the app, whoever counts them. The names of the metrics are those of _analysis.tpl. */}}
{{- define "__chart__.serviceScope" -}}
{{- $source := .Values.release.analysis.source }}
{{- $name := include "__chart__.fullname" . }}
{{- if eq $source "nginx" -}}
exported_namespace="{{ .Release.Namespace }}",ingress="{{ $name }}"
{{- else if eq $source "istio" -}}
{{- $services := list $name }}
{{- range list "canary" "preview" "primary" }}
{{- $services = append $services (include "__chart__.partName" (list $ . 63)) }}
{{- end -}}
{{- /* The caller's proxy also counts what never arrived. */ -}}
reporter="source",destination_service_namespace="{{ .Release.Namespace }}",destination_service_name=~"{{ join "|" $services }}"
{{- else if eq $source "linkerd" -}}
namespace="{{ .Release.Namespace }}",pod=~"{{ include "__chart__.podPattern" . }}",direction="inbound"
{{- else -}}
namespace="{{ .Release.Namespace }}",job="{{ $name }}"
{{- end }}
{{- end }}

{{- /* Names of all pods of the release. Names of parts are cut when they get too long, and then begin with less of the release's. */}}
{{- define "__chart__.podPattern" -}}
{{- $name := include "__chart__.fullname" . }}
{{- if gt (len $name) 40 }}{{ $name | trunc 40 | trimSuffix "-" }}.*{{ else }}{{ $name }}-.*{{ end }}
{{- end }}

{{- define "__chart__.podScope" -}}
namespace="{{ .Release.Namespace }}",pod=~"{{ include "__chart__.podPattern" . }}"
{{- end }}

{{- /* The label namespace is what an AlertmanagerConfig chooses by; sums have lost it. */}}
{{- define "__chart__.seriesLabels" -}}
namespace: {{ .Release.Namespace }}
service: {{ include "__chart__.fullname" . }}
{{- end }}

{{- /* Takes (list context name severity for expression summary description), and optionally a map of further labels. */}}
{{- define "__chart__.alert" -}}
{{- $root := index . 0 -}}
- alert: {{ index . 1 }}
  expr: |-
    {{- index . 4 | trim | nindent 4 }}
  for: {{ index . 3 }}
  labels:
    severity: {{ index . 2 }}
    {{- include "__chart__.seriesLabels" $root | nindent 4 }}
    {{- if gt (len .) 7 }}
    {{- toYaml (index . 7) | nindent 4 }}
    {{- end }}
    {{- with $root.Values.monitoring.rules.alertLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  annotations:
    summary: {{ index . 5 | quote }}
    description: {{ index . 6 | quote }}
    runbook_url: {{ printf "%s#%s" $root.Values.monitoring.rules.runbookUrl (index . 1 | lower) | quote }}
{{- end }}

{{- /* Takes (list context suffix). */}}
{{- define "__chart__.ruleMetadata" -}}
{{- $root := index . 0 -}}
metadata:
  name: {{ include "__chart__.partName" (list $root (index . 1) 63) }}
  namespace: {{ $root.Release.Namespace }}
  labels:
    {{- include "__chart__.labels" (list $root "monitoring") | nindent 4 }}
    {{- with $root.Values.monitoring.rules.labels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}
