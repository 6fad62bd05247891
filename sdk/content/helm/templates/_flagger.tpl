{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* Flagger makes the VirtualService or HTTPRoute itself; here stands what it puts into it. */}}
{{- define "__chart__.flaggerRouting" -}}
{{- $router := .Values.release.router }}
{{- if eq $router "istio" -}}
gateways:
  {{- include "__chart__.istioGateways" . | nindent 2 }}
hosts:
  {{- include "__chart__.istioHosts" . | nindent 2 }}
trafficPolicy:
  {{- include "__chart__.istioTrafficPolicy" . | nindent 2 }}
retries:
  {{- /* One rule for reads and writes: only what never reached the app is tried again. */}}
  attempts: {{ .Values.mesh.retries }}
  retryOn: connect-failure,refused-stream
{{- with .Values.mesh.timeoutSeconds }}
timeout: {{ . }}s
{{- end }}
{{- else if eq $router "linkerd" -}}
gatewayRefs:
  - group: core
    kind: Service
    name: {{ include "__chart__.fullname" . }}
    namespace: {{ .Release.Namespace }}
    port: {{ .Values.service.port }}
{{- with .Values.mesh.timeoutSeconds }}
timeout: {{ . }}s
{{- end }}
{{- else if eq $router "gateway" -}}
gatewayRefs:
  - group: gateway.networking.k8s.io
    kind: Gateway
    name: {{ .Values.gateway.name }}
    {{- with .Values.gateway.namespace }}
    namespace: {{ . }}
    {{- end }}
    {{- with .Values.gateway.sectionName }}
    sectionName: {{ . }}
    {{- end }}
{{- with .Values.gateway.hostnames }}
hosts:
  {{- toYaml . | nindent 2 }}
{{- end }}
match:
  {{- range .Values.gateway.paths }}
  - uri:
      {{ ternary "exact" "prefix" (eq .pathType "Exact") }}: {{ .path }}
  {{- end }}
{{- end }}
{{- end }}
