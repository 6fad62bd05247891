{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Other services: those that this one uses, those that use it, and the backing services that a solution runs once for all. */}}

{{- /* Resources of another service. In a solution all charts belong to one release; else each is a release called by its name. Takes (list context name). */}}
{{- define "__chart__.peerName" -}}
{{- $root := index . 0 }}
{{- if $root.Values.solution.name }}
{{- printf "%s-%s" $root.Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- else }}
{{- index . 1 }}
{{- end }}
{{- end }}

{{- /* Pods of another service. Takes (list context name). */}}
{{- define "__chart__.peerLabels" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ index . 1 }}
{{- if $root.Values.solution.name }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- end }}
{{- end }}

{{- /* ServiceAccount of another service. Takes (list context name settings). */}}
{{- define "__chart__.peerAccount" -}}
{{- default (include "__chart__.peerName" .) (default (dict) (index . 2)).serviceAccount }}
{{- end }}

{{- /* Whether requests from outside of the cluster come in: "true", or empty. */}}
{{- define "__chart__.isExposed" -}}
{{- if or .Values.ingress.enabled .Values.gateway.enabled .Values.solution.routed }}true{{ end }}
{{- end }}

{{- /* A backing service that the chart "shared" of the solution runs: "true", or empty. Takes (list context kind). */}}
{{- define "__chart__.isShared" -}}
{{- if has (index . 1) (index . 0).Values.solution.shared }}true{{ end }}
{{- end }}

{{- /* Where the used services are: a variable each, for .NET's service discovery too. */}}
{{- define "__chart__.usesEnv" -}}
{{- range $name, $used := .Values.uses }}
{{- $url := default (printf "http://%s" (include "__chart__.peerName" (list $ $name))) $used.url }}
- name: {{ $name | upper | replace "-" "_" }}_URL
  value: {{ $url | quote }}
{{- if $.Values.connectionStrings.enabled }}
- name: services__{{ $name }}__http__0
  value: {{ $url | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "__chart__.usesEgress" -}}
{{- range $name, $used := .Values.uses }}
{{- if not $used.url }}
- to:
    - podSelector:
        matchLabels:
          {{- include "__chart__.peerLabels" (list $ $name) | nindent 10 }}
          app.kubernetes.io/component: app
  ports:
    - protocol: TCP
      port: {{ $used.port }}
{{- end }}
{{- end }}
{{- end }}

{{- define "__chart__.usedByIngress" -}}
{{- with .Values.solution.usedBy }}
- from:
    {{- range $name, $user := . }}
    - podSelector:
        matchLabels:
          {{- include "__chart__.peerLabels" (list $ $name) | nindent 10 }}
    {{- end }}
  ports:
    - protocol: TCP
      port: {{ $.Values.containerPort }}
{{- end }}
{{- end }}

{{- /* Pods that use a backing service of this chart. Takes (list context kind). */}}
{{- define "__chart__.backingClients" -}}
{{- $root := index . 0 }}
{{- with get $root.Values.solution.clients (index . 1) }}
{{- range $name, $client := . }}
- podSelector:
    matchLabels:
      {{- include "__chart__.peerLabels" (list $root $name) | nindent 6 }}
{{- end }}
{{- else }}
- podSelector:
    {{- include "__chart__.clientSelector" $root | nindent 4 }}
{{- end }}
{{- end }}

{{- /* Pods of a backing service, of this chart or of the one that is shared. Takes (list context kind). */}}
{{- define "__chart__.backingLabels" -}}
{{- if include "__chart__.isShared" . -}}
{{ include "__chart__.peerLabels" (list (index . 0) "shared") }}
app.kubernetes.io/component: {{ index . 1 }}
{{- else -}}
{{ include "__chart__.selectorLabels" . }}
{{- end }}
{{- end }}

{{- /* ServiceAccounts of the pods that use a backing service of this chart, as a YAML list. Takes (list context kind). */}}
{{- define "__chart__.backingAccounts" -}}
{{- $root := index . 0 }}
{{- with get $root.Values.solution.clients (index . 1) }}
{{- range $name, $client := . }}
- {{ include "__chart__.peerAccount" (list $root $name $client) }}
{{- end }}
{{- else }}
- {{ include "__chart__.serviceAccountName" $root }}
{{- end }}
{{- end }}
