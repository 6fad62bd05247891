{{- /* Written by Deploy.Sdk; the same for every app. */ -}}
{{- /* mesh: every proxy that calls the app. */}}
{{- define "__chart__.istioGateways" -}}
{{- toYaml (append .Values.mesh.istio.gateways "mesh") }}
{{- end }}

{{- /* An ingress controller inside the mesh asks for the host name that the user typed. */}}
{{- define "__chart__.istioHosts" -}}
{{- $hosts := list (include "__chart__.fullname" .) }}
{{- if .Values.ingress.enabled }}
{{- $hosts = concat $hosts (without (concat (list .Values.ingress.host) .Values.ingress.additionalHosts) "") }}
{{- end }}
{{- toYaml (concat $hosts .Values.mesh.istio.additionalHosts | uniq) }}
{{- end }}

{{- define "__chart__.istioTrafficPolicy" -}}
{{- $istio := .Values.mesh.istio -}}
tls:
  mode: ISTIO_MUTUAL
connectionPool:
  {{- /* Flagger's Canary has no place for it. */}}
  {{- if not (include "__chart__.flagger" .) }}
  tcp:
    maxConnections: {{ $istio.maxConnections }}
  {{- end }}
  http:
    http1MaxPendingRequests: {{ $istio.maxPendingRequests }}
    http2MaxRequests: {{ $istio.maxPendingRequests }}
outlierDetection:
  consecutive5xxErrors: {{ $istio.outlierDetection.consecutive5xxErrors }}
  interval: {{ $istio.outlierDetection.interval }}
  baseEjectionTime: {{ $istio.outlierDetection.baseEjectionTime }}
  maxEjectionPercent: {{ $istio.outlierDetection.maxEjectionPercent }}
{{- end }}

{{- /* Where a request goes. */}}
{{- define "__chart__.istioDestinations" -}}
{{- $split := include "__chart__.splitBy" (list . "istio") }}
{{- $trial := int (include "__chart__.trialWeight" .) -}}
- destination:
    host: {{ include "__chart__.fullname" . }}
    port:
      number: {{ .Values.service.port }}
  {{- if $split }}
  weight: {{ sub 100 $trial }}
- destination:
    host: {{ include "__chart__.trialService" . }}
    port:
      number: {{ .Values.service.port }}
  weight: {{ $trial }}
  {{- end }}
{{- end }}

{{- /* Who may call the app. Takes the context. */}}
{{- define "__chart__.istioCallers" -}}
{{- /* Who has no certificate has no namespace and no name here: permissive lets it in by what it asks for, as far as the network policies do. */}}
{{- if and (eq .Values.mesh.mtls "permissive") (include "__chart__.takesRequests" .) }}
- to:
    - operation:
        ports: [{{ .Values.containerPort | quote }}]
        {{- if .Values.monitoring.serviceMonitor.enabled }}
        notPaths: [{{ .Values.monitoring.serviceMonitor.path | quote }}]
        {{- end }}
{{- end }}
{{- with include "__chart__.meshCallers" . | fromYamlArray }}
- from:
    - source:
        namespaces:
          {{- toYaml . | nindent 10 }}
  to:
    - operation:
        ports: [{{ $.Values.containerPort | quote }}]
        {{- if $.Values.monitoring.serviceMonitor.enabled }}
        {{- /* Metrics are for Prometheus, which asks the proxy. */}}
        notPaths: [{{ $.Values.monitoring.serviceMonitor.path | quote }}]
        {{- end }}
{{- end }}
{{- with .Values.solution.usedBy }}
- from:
    - source:
        principals:
          {{- range $name, $user := . }}
          - {{ printf "*/ns/%s/sa/%s" $.Release.Namespace (include "__chart__.peerAccount" (list $ $name $user)) | quote }}
          {{- end }}
  to:
    - operation:
        ports: [{{ $.Values.containerPort | quote }}]
{{- end }}
{{- if .Values.networkPolicy.ingressCidrs }}
{{- /* A load balancer outside the mesh has an address and no identity. */}}
- from:
    - source:
        ipBlocks:
          {{- toYaml .Values.networkPolicy.ingressCidrs | nindent 10 }}
  to:
    - operation:
        ports: [{{ .Values.containerPort | quote }}]
{{- end }}
{{- if .Values.tests.enabled }}
- from:
    - source:
        principals: [{{ printf "*/ns/%s/sa/default" .Release.Namespace | quote }}]
  to:
    - operation:
        ports: [{{ .Values.containerPort | quote }}]
        methods: [GET]
        paths:
          {{- toYaml (concat (list .Values.probes.readiness.path) .Values.release.smokePaths | uniq) | nindent 10 }}
{{- end }}
{{- with .Values.mesh.istio.extraAuthorizationRules }}
{{ toYaml . }}
{{- end }}
{{- end }}
